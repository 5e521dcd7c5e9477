// Topics as chips over a plain line of names with commas, which is what is sent. While a
// syllable is being composed nothing is taken: what is typed is a name only when it is whole.
const form = document.querySelector("form.story")
const PAUSE = 150 // milliseconds after the last key before the desk is asked

const split = text => text.split(/[,，、\n]/).map(part => part.trim()).filter(Boolean)
const folded = name => name.normalize("NFC").toLowerCase()
const isComposing = event => event.isComposing || event.keyCode === 229

for (const line of document.querySelectorAll("input[data-chips]")) {
  if (line.disabled) continue
  const address = form.dataset.lookups.replace("/-/", `/${line.dataset.chips}/`)
  let chosen = split(line.value)
  let found = []
  let at = -1 // of what is found; before any is chosen Enter takes what is typed

  const box = document.createElement("ul")
  box.className = "chips"
  const menu = Object.assign(document.createElement("ul"), { className: "suggestions", id: `${line.id}_found`, hidden: true })
  menu.setAttribute("role", "listbox")
  const entry = Object.assign(document.createElement("input"), { type: "text", autocomplete: "off", id: `${line.id}_new` })
  for (const [name, value] of [["role", "combobox"], ["aria-controls", menu.id], ["aria-expanded", "false"], ["aria-autocomplete", "list"]])
    entry.setAttribute(name, value)
  const whole = Object.assign(document.createElement("div"), { className: "chip-box" })
  line.type = "hidden"
  line.after(whole)
  whole.append(box, menu)
  const label = document.querySelector(`label[for="${line.id}"]`)
  if (label) {
    label.htmlFor = entry.id
    menu.setAttribute("aria-label", label.textContent)
  }
  const last = document.createElement("li")
  last.append(entry)
  box.append(last)

  const draw = () => {
    const chips = chosen.map(name => {
      const chip = document.createElement("li")
      const out = Object.assign(document.createElement("button"), { type: "button", className: "tiny", textContent: "×" })
      out.setAttribute("aria-label", `${name} ×`)
      out.addEventListener("click", () => { chosen = chosen.filter(one => one !== name); draw(); entry.focus() })
      chip.append(name, out)
      return chip
    })
    // The line that is typed in stays in its place: taking it out would end a composition.
    for (const old of [...box.children]) if (old !== last) old.remove()
    last.before(...chips)
    line.value = chosen.join(", ")
    form.dispatchEvent(new Event("input", { bubbles: true }))
  }
  const offer = rows => {
    found = rows
    at = rows.findIndex(one => folded(one.label) === folded(entry.value.trim()))
    menu.hidden = !rows.length
    menu.replaceChildren(
      ...rows.map((one, place) => {
        const row = Object.assign(document.createElement("li"), { id: `${menu.id}_${place}`, textContent: one.label })
        row.setAttribute("role", "option")
        row.addEventListener("pointerdown", event => { event.preventDefault(); add(one.label) })
        return row
      }),
    )
    mark()
  }
  const mark = () => {
    ;[...menu.children].forEach((row, place) => row.setAttribute("aria-selected", String(place === at)))
    entry.setAttribute("aria-expanded", String(!menu.hidden))
    if (at < 0) entry.removeAttribute("aria-activedescendant")
    else entry.setAttribute("aria-activedescendant", menu.children[at].id)
  }
  const add = text => {
    for (const typed of split(text)) {
      const name = found.find(one => folded(one.label) === folded(typed))?.label ?? typed.normalize("NFC")
      if (!chosen.some(one => folded(one) === folded(name))) chosen.push(name)
    }
    turn += 1
    clearTimeout(wait)
    entry.value = ""
    offer([])
    draw()
  }
  let turn = 0
  let wait
  const ask = async () => {
    const mine = ++turn
    const words = entry.value.trim()
    let rows = []
    try {
      if (words) rows = (await (await fetch(`${address}?q=${encodeURIComponent(words)}`)).json()).found
    } catch { /* no connection: a name can still be typed */ }
    if (mine === turn) offer(rows.filter(one => !chosen.some(name => folded(name) === folded(one.label))))
  }
  const typed = event => {
    event.stopPropagation()
    clearTimeout(wait)
    if (!event.isComposing && /[,，、]/.test(entry.value)) return add(entry.value)
    wait = setTimeout(ask, PAUSE)
  }
  entry.addEventListener("input", typed)
  entry.addEventListener("compositionend", typed)
  entry.addEventListener("keydown", event => {
    if (isComposing(event)) return
    const { key } = event
    if (key === "ArrowDown" && found.length) at = (at + 1) % found.length
    else if (key === "ArrowUp" && found.length) at = (at + found.length - 1) % found.length
    else if (key === "Escape" && found.length) offer([])
    else if (key === "Enter" && !event.ctrlKey && !event.metaKey) {
      if (at >= 0 || entry.value.trim()) add(at >= 0 ? found[at].label : entry.value)
    } else if (key === "Backspace" && !entry.value && chosen.length) { chosen.pop(); draw() }
    else return
    event.preventDefault()
    mark()
  })
  entry.addEventListener("blur", () => { entry.value.trim() ? add(entry.value) : offer([]) })
  draw()
}
