// Lists of chosen names or stories: type to find, Enter to take, arrows or drag for the order.
// Without it: hidden rows, a box to add by name, a tick to take out.
const form = document.querySelector("form.story")
const address = kind => form.dataset.lookups.replace("/-/", `/${kind}/`)
const tiny = (sign, label) => {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "tiny"
  button.textContent = sign
  button.setAttribute("aria-label", label)
  return button
}

for (const box of document.querySelectorAll("[data-picks]")) {
  const list = box.querySelector("ol")
  const input = box.querySelector(".add")
  if (!input) continue
  const changed = () => form.dispatchEvent(new Event("input", { bubbles: true }))

  const dress = row => {
    const name = row.querySelector("span").textContent
    const moves = document.createElement("span")
    moves.className = "moves"
    const up = tiny("↑", `${name} ↑`)
    const down = tiny("↓", `${name} ↓`)
    const out = tiny("×", `${name} ×`)
    up.addEventListener("click", () => { row.previousElementSibling?.before(row); up.focus(); changed() })
    down.addEventListener("click", () => { row.nextElementSibling?.after(row); down.focus(); changed() })
    out.addEventListener("click", () => { row.remove(); input.focus(); changed() })
    moves.append(up, down, out)
    row.append(moves)
  }
  ;[...list.children].forEach(dress)

  const take = found => {
    if (!box.querySelector("[data-roles]") && list.querySelector(`[value="${found.id}"]`)) return
    const row = document.createElement("li")
    const hidden = Object.assign(document.createElement("input"), {
      type: "hidden", name: box.dataset.name, value: found.id,
    })
    row.append(hidden, Object.assign(document.createElement("span"), { textContent: found.label }))
    const roles = box.querySelector("[data-roles]")
    if (roles) row.append(roles.content.firstElementChild.cloneNode(true))
    row.querySelector("select")?.setAttribute("aria-label", found.label)
    list.append(row)
    dress(row)
    changed()
  }

  const menu = document.createElement("ul")
  menu.className = "suggestions"
  menu.id = `${box.id}_found`
  menu.setAttribute("role", "listbox")
  menu.hidden = true
  input.after(menu)
  input.setAttribute("role", "combobox")
  input.setAttribute("aria-controls", menu.id)
  input.setAttribute("aria-expanded", "false")
  let found = []
  let at = 0
  let asked = 0

  const draw = () => {
    menu.replaceChildren(
      ...found.map((one, place) => {
        const row = document.createElement("li")
        row.setAttribute("role", "option")
        row.id = `${menu.id}_${place}`
        row.setAttribute("aria-selected", String(place === at))
        row.append(one.label)
        if (one.hint) row.append(Object.assign(document.createElement("span"), { className: "quiet", textContent: one.hint }))
        row.addEventListener("pointerdown", event => { event.preventDefault(); choose(one) })
        return row
      }),
    )
    menu.hidden = found.length === 0
    input.setAttribute("aria-expanded", String(!menu.hidden))
    if (menu.hidden) input.removeAttribute("aria-activedescendant")
    else input.setAttribute("aria-activedescendant", `${menu.id}_${at}`)
  }
  const choose = one => { take(one); input.value = ""; found = []; draw(); input.focus() }
  const ask = async () => {
    const turn = ++asked
    const words = input.value.trim()
    const answer = words ? await fetch(`${address(box.dataset.picks)}?q=${encodeURIComponent(words)}`) : null
    const rows = answer?.ok ? (await answer.json()).found : []
    if (turn !== asked) return // a later question is under way
    found = rows
    at = 0
    draw()
  }
  let wait
  input.addEventListener("input", event => { event.stopPropagation(); clearTimeout(wait); wait = setTimeout(ask, 150) })
  input.addEventListener("blur", () => { found = []; draw() })
  input.addEventListener("keydown", event => {
    if (event.isComposing) return
    if (event.key === "ArrowDown" && found.length) at = (at + 1) % found.length
    else if (event.key === "ArrowUp" && found.length) at = (at + found.length - 1) % found.length
    else if (event.key === "Enter" && (found.length || input.value)) { if (found.length) choose(found[at]) }
    else if (event.key === "Escape" && found.length) found = []
    else return
    event.preventDefault()
    draw()
  })
}
