// The places of a front: type to find a story, drag what stands in a place or move it by its
// arrows (or Alt with the arrow keys), empty it. Places stay, what stands in them moves.
// Without this: a box in each place takes a headline, slugline or address.
document.documentElement.classList.add("scripted")
const form = document.querySelector("form.fronts")
const board = form?.querySelector("[data-board]")
const said = form?.querySelector("[data-board-said]")
const PAUSE = 150 // milliseconds after the last key before the desk is asked

const slots = board ? [...board.querySelectorAll("[data-slot]")] : []
const whats = () => slots.map(slot => slot.querySelector("[data-what]"))
const part = (what, name) => what.querySelector(name)
const placeOf = what => what.closest("[data-slot]").querySelector(".slot-head span").textContent
const say = (kind, what) => { said.textContent = said.dataset[kind].replace("PLACE", placeOf(what)) }
let touched = false
const changed = () => { touched = true }

const show = what => {
  const isEmpty = !part(what, "[name$=_piece]").value
  what.classList.toggle("auto", isEmpty)
  what.draggable = !isEmpty
}
// Put what stands at `from` to `to`; what is between them moves up by one.
const move = (from, to) => {
  if (to < 0 || to >= slots.length || from === to) return
  const order = whats()
  order.splice(to, 0, order.splice(from, 1)[0])
  order.forEach((what, place) => slots[place].append(what))
  changed()
  say("moved", order[to])
}
const fill = (what, row) => {
  part(what, "[name$=_piece]").value = row.id
  part(what, "[data-label]").textContent = row.label
  part(what, "[data-hint]").textContent = row.hint
  part(what, "[data-fill]").textContent = ""
  part(what, "[name$=_find]").value = ""
  const image = part(what, "[data-thumb]")
  if (!part(what, "[name$=_photo]").value) { image.hidden = true; image.removeAttribute("src") }
  show(what)
  changed()
}
const empty = what => {
  for (const name of ["piece", "find", "headline", "photo"]) part(what, `[name$=_${name}]`).value = ""
  for (const name of ["label", "hint", "fill", "photo-label"]) part(what, `[data-${name}]`).textContent = ""
  part(what, "[data-thumb]").hidden = true
  show(what)
  changed()
  say("emptied", what)
}
const illustrate = (what, row) => {
  part(what, "[name$=_photo]").value = row.id
  part(what, "[data-photo-label]").textContent = row.label
  const image = part(what, "[data-thumb]")
  if (row.thumb) { image.src = row.thumb; image.hidden = false }
  changed()
}

let dragged = null
slots.forEach((slot, place) => {
  const moves = form.querySelector("[data-moves]").content.firstElementChild.cloneNode(true)
  const name = slot.querySelector(".slot-head span").textContent
  for (const button of moves.children) button.setAttribute("aria-label", `${name}: ${button.getAttribute("aria-label")}`)
  slot.querySelector(".slot-head").append(moves)
  const goes = step => {
    if (!slots[place + step]) return
    move(place, place + step)
    slots[place + step].querySelector(step < 0 ? "[data-up]" : "[data-down]").focus()
  }
  moves.querySelector("[data-up]").addEventListener("click", () => goes(-1))
  moves.querySelector("[data-down]").addEventListener("click", () => goes(1))
  moves.querySelector("[data-out]").addEventListener("click", () => empty(slot.querySelector("[data-what]")))
  slot.addEventListener("keydown", event => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || !step) return
    event.preventDefault()
    goes(step)
  })
  slot.addEventListener("dragover", event => { if (dragged) { event.preventDefault(); slot.classList.add("over") } })
  slot.addEventListener("dragleave", () => slot.classList.remove("over"))
  slot.addEventListener("drop", event => {
    event.preventDefault()
    slot.classList.remove("over")
    if (dragged) move(whats().indexOf(dragged), place)
  })
})

// A box that finds: suggestions below it, arrows and Enter take one, Esc closes.
const finder = (input, number) => {
  const what = input.closest("[data-what]")
  const menu = Object.assign(document.createElement("ul"), { className: "suggestions", id: `found-${number}`, hidden: true })
  menu.setAttribute("role", "listbox")
  menu.setAttribute("aria-label", input.placeholder)
  input.closest(".adder").append(menu)
  for (const [name, value] of [["role", "combobox"], ["aria-controls", menu.id], ["aria-expanded", "false"], ["aria-autocomplete", "list"]])
    input.setAttribute(name, value)
  let found = []
  let at = 0
  let asked = 0
  let wait
  const draw = () => {
    menu.replaceChildren(...found.map((one, place) => {
      const row = Object.assign(document.createElement("li"), { id: `${menu.id}-${place}`, textContent: one.label })
      row.setAttribute("role", "option")
      row.setAttribute("aria-selected", String(place === at))
      if (one.thumb) row.prepend(Object.assign(document.createElement("img"), { src: one.thumb, alt: "" }))
      row.append(Object.assign(document.createElement("span"), { className: "quiet", textContent: one.hint }))
      row.addEventListener("pointerdown", event => { event.preventDefault(); choose(one) })
      return row
    }))
    menu.hidden = !found.length
    input.setAttribute("aria-expanded", String(!menu.hidden))
    if (menu.hidden) input.removeAttribute("aria-activedescendant")
    else input.setAttribute("aria-activedescendant", `${menu.id}-${at}`)
  }
  const choose = one => {
    asked += 1
    found = []
    draw()
    input.dataset.find === "pieces" ? fill(what, one) : illustrate(what, one)
  }
  const ask = async () => {
    const turn = ++asked
    const words = input.value.trim()
    let rows = []
    try {
      const address = form.dataset.lookUp.replace("/-/", `/${input.dataset.find}/`)
      if (words) rows = (await (await fetch(`${address}?q=${encodeURIComponent(words)}`)).json()).found
    } catch { /* no connection: what was typed is still sent as it stands */ }
    if (turn !== asked) return
    found = rows
    at = 0
    draw()
  }
  input.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(ask, PAUSE) })
  input.addEventListener("blur", () => { found = []; draw() })
  input.addEventListener("keydown", event => {
    if (event.isComposing || event.altKey) return
    if (event.key === "ArrowDown" && found.length) at = (at + 1) % found.length
    else if (event.key === "ArrowUp" && found.length) at = (at + found.length - 1) % found.length
    else if (event.key === "Enter" && (found.length || input.value)) { if (found.length) choose(found[at]) }
    else if (event.key === "Escape" && found.length) found = []
    else return
    event.preventDefault()
    draw()
  })
}
form?.querySelectorAll("[data-find]").forEach(finder)
for (const what of whats()) {
  show(what)
  what.addEventListener("dragstart", event => { dragged = what; event.dataTransfer.effectAllowed = "move"; what.classList.add("dragged") })
  what.addEventListener("dragend", () => { what.classList.remove("dragged"); dragged = null })
}

const button = form?.querySelector("[data-set]")
const name = () => {
  const [day, hour] = [form.elements.hour_0?.value, form.elements.hour_1?.value]
  if (button) button.textContent = day && hour ? button.dataset.setAt.replace("HOUR", `${day} ${hour}`) : button.dataset.set
}
form?.addEventListener("input", () => { changed(); name() })
if (form) name()
form?.addEventListener("submit", event => { if (event.submitter?.formTarget !== "_blank") touched = false })
addEventListener("beforeunload", event => { if (touched) event.preventDefault() })
