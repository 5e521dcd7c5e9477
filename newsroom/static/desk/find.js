// The header's search as one types: groups of rows, arrows and Enter go there, Esc closes.
// Without this the same words lead to a page of what was found. `?` lists the keys.
const form = document.querySelector("[data-find-all]")
const input = form?.querySelector("input")
const box = form?.querySelector(".found-live")
const said = form?.querySelector("[data-said]")
let at = -1
let asked = 0
let wait

const rows = () => [...box.querySelectorAll("[role=option]")]
const close = () => {
  asked += 1
  at = -1
  box.hidden = true
  input.setAttribute("aria-expanded", "false")
  input.removeAttribute("aria-activedescendant")
}
const point = place => {
  const all = rows()
  if (!all.length) return
  at = (place + all.length) % all.length
  all.forEach((row, number) => row.setAttribute("aria-selected", String(number === at)))
  all[at].scrollIntoView({ block: "nearest" })
  input.setAttribute("aria-activedescendant", all[at].id)
}
const span = (words, className) => Object.assign(document.createElement("span"), { textContent: words, className })

const draw = groups => {
  let number = 0
  at = -1
  box.replaceChildren(
    ...groups.map((group, place) => {
      const part = document.createElement("div")
      part.setAttribute("role", "group")
      part.setAttribute("aria-labelledby", `find-group-${place}`)
      const heading = Object.assign(span(group.label, "quiet"), { id: `find-group-${place}` })
      const links = group.rows.map(row => {
        const link = Object.assign(document.createElement("a"), { href: row.url, id: `find-row-${number++}`, tabIndex: -1 })
        link.setAttribute("role", "option")
        link.setAttribute("aria-selected", "false")
        if (row.state) link.append(span(row.word, `state ${row.state}`))
        const label = span(row.label, "head")
        if (row.language) label.lang = row.language
        link.append(label, span(row.hint, "quiet"))
        return link
      })
      part.append(heading, ...links)
      return part
    }),
  )
  if (!number) box.append(span(box.dataset.none, "none"))
  said.textContent = number ? String(number) : box.dataset.none
  box.hidden = false
  input.setAttribute("aria-expanded", String(number > 0))
  input.removeAttribute("aria-activedescendant")
}
const ask = async () => {
  const turn = ++asked
  const words = input.value.trim()
  if (!words) return close()
  try {
    const answer = await fetch(`${form.getAttribute("action")}?live=1&q=${encodeURIComponent(words)}`, { redirect: "manual" })
    if (!answer.ok || turn !== asked) return // Enter leads to the page all the same
    const { groups } = await answer.json()
    if (turn === asked && form.contains(document.activeElement)) draw(groups)
  } catch {
    // no connection
  }
}

if (form) {
  box.setAttribute("role", "listbox")
  box.setAttribute("aria-label", input.labels[0].textContent)
  input.setAttribute("role", "combobox")
  input.setAttribute("aria-controls", box.id)
  input.setAttribute("aria-expanded", "false")
  input.setAttribute("aria-autocomplete", "list")
  input.addEventListener("input", event => {
    clearTimeout(wait)
    if (!event.isComposing) wait = setTimeout(ask, 150)
  })
  input.addEventListener("compositionend", () => (wait = setTimeout(ask, 150)))
  input.addEventListener("keydown", event => {
    if (event.isComposing) return
    if (event.key === "Escape") {
      if (box.hidden) return input.blur()
      close()
    } else if (box.hidden) return
    else if (event.key === "ArrowDown") point(at + 1)
    else if (event.key === "ArrowUp") point(at < 0 ? -1 : at - 1)
    else if (event.key === "Enter" && at >= 0) rows()[at].click()
    else return
    event.preventDefault()
  })
  form.addEventListener("focusout", event => {
    if (!form.contains(event.relatedTarget)) close()
  })
  box.addEventListener("pointerdown", event => event.preventDefault()) // the focus stays in the line
}

document.addEventListener("keydown", event => {
  const isWriting = event.target.closest("input, textarea, select, [contenteditable]")
  if (event.key !== "?" || isWriting || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  document.getElementById("keys")?.togglePopover()
})
