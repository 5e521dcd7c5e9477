// Lists of chosen names or stories: type to find, Enter to take, arrows or drag for the order.
// A name that nobody has yet is made in place by whoever may. Without this: hidden rows, a box
// to add by name, a tick to take out. `desk:pick` (detail: {id, label}) puts one in. Of a list
// that holds one (`data-one`) the next takes its place.
document.documentElement.classList.add("scripted")
const form = document.querySelector("form[data-lookups]")
const address = kind => form.dataset.lookups.replace("/-/", `/${kind}/`)
const newcomer = document.getElementById("new-contributor")
const PAUSE = 150 // milliseconds after the last key before the desk is asked

const made = (tag, given = {}, ...inside) => {
  const element = Object.assign(document.createElement(tag), given)
  element.append(...inside)
  return element
}
const tiny = (sign, label) => {
  const button = made("button", { type: "button", className: "tiny", textContent: sign })
  button.setAttribute("aria-label", label)
  return button
}

for (const box of document.querySelectorAll("[data-picks]")) {
  const list = box.querySelector("ol")
  const input = box.querySelector(".add")
  if (!input) continue
  const changed = () => form.dispatchEvent(new Event("input", { bubbles: true }))

  let dragged = null
  const dress = row => {
    const name = row.querySelector("span").textContent
    const [up, down, out] = [tiny("↑", `${name} ↑`), tiny("↓", `${name} ↓`), tiny("×", `${name} ×`)]
    const move = (step, focused) => {
      step < 0 ? row.previousElementSibling?.before(row) : row.nextElementSibling?.after(row)
      focused.focus()
      changed()
    }
    up.addEventListener("click", () => move(-1, up))
    down.addEventListener("click", () => move(1, down))
    out.addEventListener("click", () => { row.remove(); input.focus(); changed() })
    row.append(made("span", { className: "moves" }, up, down, out))
    row.addEventListener("keydown", event => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      if (!event.altKey || !step) return
      event.preventDefault()
      move(step, event.target)
    })
    row.draggable = true
    row.addEventListener("dragstart", event => { dragged = row; event.dataTransfer.effectAllowed = "move"; row.classList.add("dragged") })
    row.addEventListener("dragover", event => {
      if (!dragged || dragged === row) return
      event.preventDefault()
      const { top, height } = row.getBoundingClientRect()
      row[event.clientY < top + height / 2 ? "before" : "after"](dragged)
    })
    row.addEventListener("dragend", () => { row.classList.remove("dragged"); dragged = null; changed() })
  }
  ;[...list.children].forEach(dress)

  const take = found => {
    if (!box.querySelector("[data-roles]") && list.querySelector(`[value="${found.id}"]`)) return
    const hidden = made("input", { type: "hidden", name: box.dataset.name, value: found.id })
    const row = made("li", {}, hidden, made("span", { textContent: found.label }))
    const roles = box.querySelector("[data-roles]")
    if (roles) row.append(roles.content.firstElementChild.cloneNode(true))
    row.querySelector("select")?.setAttribute("aria-label", found.label)
    if ("one" in box.dataset) list.replaceChildren()
    list.append(row)
    dress(row)
    changed()
  }

  const menu = made("ul", { className: "suggestions", id: `${box.id}_found`, hidden: true })
  menu.setAttribute("role", "listbox")
  menu.setAttribute("aria-label", input.placeholder)
  input.after(menu)
  for (const [name, value] of [["role", "combobox"], ["aria-controls", menu.id], ["aria-expanded", "false"], ["aria-autocomplete", "list"]])
    input.setAttribute(name, value)
  let found = []
  let at = 0
  let asked = 0
  let isOld = false // what was found is of words typed before
  let isAwaited = false // Enter was pressed for what will be found

  const draw = () => {
    menu.replaceChildren(
      ...found.map((one, place) => {
        const row = made("li", { id: `${menu.id}_${place}` }, one.label)
        row.setAttribute("role", "option")
        row.setAttribute("aria-selected", String(place === at))
        if (one.hint) row.append(made("span", { className: "quiet", textContent: one.hint }))
        row.addEventListener("pointerdown", event => { event.preventDefault(); choose(one) })
        return row
      }),
    )
    menu.hidden = found.length === 0
    input.setAttribute("aria-expanded", String(!menu.hidden))
    if (menu.hidden) input.removeAttribute("aria-activedescendant")
    else input.setAttribute("aria-activedescendant", `${menu.id}_${at}`)
  }
  const choose = one => {
    input.value = ""
    found = []
    draw()
    if (one.isNew) return introduce(one.name)
    take(one)
    input.focus()
  }

  // Somebody new: the name as it was typed, and whether it is a person's or an agency's.
  const introduce = name => {
    const part = newcomer.content.firstElementChild.cloneNode(true)
    const [called, kind] = part.querySelectorAll("input, select")
    const [add, cancel] = part.querySelectorAll("button")
    const wrong = part.querySelector("[role=status]")
    called.value = name
    part.addEventListener("input", event => event.stopPropagation())
    const away = () => { part.remove(); input.focus() }
    const send = async () => {
      const body = new FormData()
      for (const [field, value] of [["name", called.value], ["kind", kind.value], ["csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value]]) body.set(field, value)
      try {
        const answer = await fetch(form.dataset.newContributor, { method: "POST", body })
        const told = await answer.json()
        if (!answer.ok) return (wrong.textContent = told.words)
        away()
        take(told.row)
      } catch {
        wrong.textContent = wrong.dataset.lost
      }
    }
    add.addEventListener("click", send)
    cancel.addEventListener("click", away)
    part.addEventListener("keydown", event => {
      if (event.isComposing) return
      if (event.key === "Escape") away()
      else if (event.key === "Enter" && event.target === called) send()
      else return
      event.preventDefault()
    })
    input.closest(".adder").after(part)
    called.focus()
  }

  const ask = async () => {
    const turn = ++asked
    const words = input.value.trim()
    let rows = []
    try {
      if (words) rows = (await (await fetch(`${address(box.dataset.picks)}?q=${encodeURIComponent(words)}`)).json()).found
    } catch { /* no connection: the name can still be sent as it is typed */ }
    if (turn !== asked) return // a later question is under way
    const isKnown = rows.some(one => one.label.toLowerCase() === words.toLowerCase())
    if (words && newcomer && box.dataset.picks === "contributors" && !isKnown)
      rows.push({ isNew: true, name: words, label: newcomer.dataset.offer.replace("NAME", words) })
    found = rows
    at = 0
    isOld = false
    if (isAwaited && found.length) choose(found[0])
    else draw()
    isAwaited = false
  }
  let wait
  const typed = event => {
    event.stopPropagation()
    isOld = true
    asked++
    clearTimeout(wait)
    wait = setTimeout(ask, PAUSE)
  }
  input.addEventListener("input", typed)
  input.addEventListener("blur", () => { found = []; isAwaited = false; draw() })
  input.addEventListener("keydown", event => {
    if (event.isComposing || event.keyCode === 229) return
    if (event.key === "ArrowDown" && found.length) at = (at + 1) % found.length
    else if (event.key === "ArrowUp" && found.length) at = (at + found.length - 1) % found.length
    else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && (found.length || input.value)) {
      if (isOld) isAwaited = true
      else if (found.length) choose(found[at])
    }
    else if (event.key === "Escape" && found.length) found = []
    else return
    event.preventDefault()
    draw()
  })
  box.addEventListener("desk:pick", ({ detail }) => {
    if (detail.id) take(detail)
    else if (newcomer) introduce(detail.label)
    else input.value = detail.label
  })
}
