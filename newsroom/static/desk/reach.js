// One question to the desk for an open form, and what became of it: an answer, or the trouble
// in a word. `offline`: no connection; `down`: the desk does not answer; `out`: nobody is signed
// in any more; `other`: somebody else is, named in `words`; `refused`: the desk says no, in `words`.
const LONGEST = 20_000 // milliseconds that an answer may take

const send = (form, address, options) =>
  fetch(address, {
    ...options,
    redirect: "manual",
    signal: AbortSignal.timeout(LONGEST),
    headers: {
      Accept: "application/json",
      "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value,
      "X-Desk-Person": form.dataset.person,
    },
  })

// While nobody, or somebody else, is signed in, nothing asks by itself for this form.
export const isAway = form => "away" in form.dataset

// A session that ended and a token that was changed look alike: ask who is signed in now. The
// page's tokens are today's after it; else what is the trouble. `form` may be any element that
// tells its person and where to ask.
export const renew = async form => {
  const found = await look(form).catch(() => ({ trouble: "offline" }))
  if (!found) delete form.dataset.away
  else if (["out", "other"].includes(found.trouble)) form.dataset.away = ""
  return found
}
const look = async form => {
  const response = await send(form, form.dataset.signedIn, {})
  if (response.status >= 500) return { trouble: "down" }
  const told = response.ok ? await response.json() : {}
  if (!told.person) return { trouble: "out" }
  if (String(told.person) !== form.dataset.person) return { trouble: "other", words: told.name }
  for (const token of document.querySelectorAll("[name=csrfmiddlewaretoken]")) token.value = told.token
  return null
}

export const reach = async (form, address, options, isAgain = false) => {
  try {
    const response = await send(form, address, options)
    const isRead = response.headers.get("Content-Type")?.startsWith("application/json")
    const told = isRead ? await response.json() : null
    if (response.ok && told) {
      delete form.dataset.away
      return { answer: told, trouble: "" }
    }
    if (told?.other) {
      form.dataset.away = ""
      return { trouble: "other", words: told.other }
    }
    if (told?.words) return { trouble: "refused", words: told.words }
    if (response.ok || response.status >= 500 || response.status === 429) return { trouble: "down" }
    if (isAgain) return { trouble: "refused", words: "" }
    return (await renew(form)) ?? reach(form, address, options, true)
  } catch {
    return { trouble: "offline" }
  }
}
