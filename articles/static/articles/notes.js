// Leaves a note without leaving the form. Without this script the note opens in a tab of its own,
// so that nothing typed in the story is lost.
const form = document.getElementById("note-form")
const box = document.getElementById("note")
const fold = document.querySelector("[data-notes]")
const problem = fold.querySelector("[data-note-problem]")
const button = fold.querySelector("[form=note-form][type=submit]")
const list = fold.querySelector("[data-part=notes]")

const say = words => {
  problem.textContent = words
  problem.hidden = !words
}

const lay = html => {
  list.innerHTML = html
  fold.querySelector("[data-note-count]").textContent = list.querySelectorAll("li").length || ""
}

form.addEventListener("submit", async event => {
  event.preventDefault()
  if (button.disabled) return
  button.disabled = true
  const sent = new FormData(form)
  const typed = box.value
  try {
    const response = await fetch(form.action, { method: "POST", body: sent, headers: { Accept: "application/json" } })
    const answer = await response.json()
    lay(answer.parts.notes)
    say(answer.errors.note?.[0] ?? "")
    if (answer.saved && box.value === typed) box.value = "" // else more was typed meanwhile
  } catch {
    say(button.dataset.lost)
  }
  button.disabled = false
  box.focus()
})
