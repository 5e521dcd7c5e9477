// Topics as chips over a plain line of names with commas, which is what is sent.
const form = document.querySelector("form.story")

for (const line of document.querySelectorAll("input[data-chips]")) {
  if (line.disabled) continue
  const address = form.dataset.lookups.replace("/-/", `/${line.dataset.chips}/`)
  const split = text => text.split(/[,，、\n]/).map(part => part.trim()).filter(Boolean)
  let chosen = split(line.value)

  const box = document.createElement("ul")
  box.className = "chips"
  const entry = Object.assign(document.createElement("input"), { type: "text", autocomplete: "off", id: `${line.id}_new` })
  const names = Object.assign(document.createElement("datalist"), { id: `${line.id}_names` })
  entry.setAttribute("list", names.id)
  line.type = "hidden"
  line.after(box, names)
  const label = document.querySelector(`label[for="${line.id}"]`)
  if (label) label.htmlFor = entry.id

  const draw = () => {
    const chips = chosen.map(name => {
      const chip = document.createElement("li")
      const out = Object.assign(document.createElement("button"), { type: "button", className: "tiny", textContent: "×" })
      out.setAttribute("aria-label", `${name} ×`)
      out.addEventListener("click", () => { chosen = chosen.filter(one => one !== name); draw(); entry.focus() })
      chip.append(name, out)
      return chip
    })
    const last = document.createElement("li")
    last.append(entry)
    box.replaceChildren(...chips, last)
    line.value = chosen.join(", ")
    form.dispatchEvent(new Event("input", { bubbles: true }))
  }
  const add = text => {
    for (const name of split(text))
      if (!chosen.some(one => one.toLowerCase() === name.toLowerCase())) chosen.push(name)
    entry.value = ""
    draw()
    entry.focus()
  }
  let wait
  entry.addEventListener("input", event => {
    event.stopPropagation()
    if (/[,，、]/.test(entry.value)) return add(entry.value)
    if ([...names.options].some(one => one.value === entry.value) && event.inputType !== "insertText") return add(entry.value)
    clearTimeout(wait)
    wait = setTimeout(async () => {
      const answer = await fetch(`${address}?q=${encodeURIComponent(entry.value)}`)
      if (!answer.ok) return
      const options = (await answer.json()).found.map(one => Object.assign(document.createElement("option"), { value: one.label }))
      names.replaceChildren(...options)
    }, 150)
  })
  entry.addEventListener("keydown", event => {
    if (event.isComposing) return
    if (event.key === "Enter") { event.preventDefault(); if (entry.value.trim()) add(entry.value) }
    if (event.key === "Backspace" && !entry.value && chosen.length) { chosen.pop(); draw(); entry.focus() }
  })
  entry.addEventListener("blur", () => { if (entry.value.trim()) { chosen.push(...split(entry.value).filter(name => !chosen.includes(name))); entry.value = ""; draw() } })
  draw()
}
