// Wire copy: a whole dispatch is pasted, the desk says what it recognised, and what is ticked
// goes into its fields and the text. Nothing is taken over before.
import { Extension, crel, pm } from "django-prose-editor/editor"

const { Slice } = pm.model
const set = (input, value) => {
  input.value = value
  input.dispatchEvent(new Event("input", { bubbles: true }))
  input.dispatchEvent(new Event("change", { bubbles: true }))
}

export const WireCopy = Extension.create({
  name: "wireCopy",
  addOptions: () => ({ words: {} }),
  addCommands() {
    return { ask_wireCopy: () => () => { queueMicrotask(() => ask(this.editor, this.options.words)); return true } }
  },
  addKeyboardShortcuts() {
    return { "Mod-Alt-w": () => this.editor.commands.ask_wireCopy() }
  },
})

const ask = (editor, words) => {
  const { beside } = editor.storage.panels
  const { form } = beside
  const wrong = crel("p", { className: "must", role: "status" })
  const copy = crel("textarea", { rows: 6, className: "copy" })
  const read = async () => {
    if (!copy.value.trim()) return
    const body = new FormData()
    body.set("copy", copy.value)
    body.set("language", form.elements.language?.value ?? "")
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value)
    try {
      const answer = await fetch(form.dataset.wireCopy, { method: "POST", body })
      const told = await answer.json()
      if (answer.ok) show(editor, words, told, copy.value)
      else wrong.textContent = told.words
    } catch {
      wrong.textContent = beside.words.lost
    }
  }
  copy.addEventListener("paste", () => setTimeout(read))
  const acts = crel("p", { className: "acts" }, [beside.button(words.read, read, "default")])
  beside.open({ name: "wireCopy", label: words.label, parts: [beside.field(words.paste, copy), wrong, acts], focus: copy })
}

// What a field holds now, as a person reads it; "" for one that is free to be filled.
const held = (form, part) => {
  if (part.name === "bylines") return [...form.querySelectorAll("[data-picks=contributors] ol li > span:first-of-type")].map(one => one.textContent).join(", ")
  const input = form.elements[part.name]
  if (!input || String(input.value) === String(part.usual ?? "")) return ""
  return input.selectedOptions?.[0]?.textContent ?? input.value
}

const put = (form, part) => {
  if (part.name !== "bylines") return form.elements[part.name] && set(form.elements[part.name], part.value)
  const picks = form.querySelector("[data-picks=contributors]")
  for (const found of part.value) picks.dispatchEvent(new CustomEvent("desk:pick", { detail: found }))
}

const show = (editor, words, told, copy) => {
  const { beside } = editor.storage.panels
  const { form } = beside
  const isEmpty = !editor.state.doc.textContent.trim()
  const rows = told.found.map(part => {
    const now = part.name === "body" ? (isEmpty ? "" : words.add) : held(form, part)
    const box = crel("input", { type: "checkbox", checked: part.name === "body" ? true : !now, disabled: part.value === null })
    if (part.value === null) box.checked = false
    const line = [box, crel("span", { className: "quiet", textContent: part.label }), crel("span", { className: "value", textContent: part.words })]
    if (part.value === null) line.push(crel("span", { className: "advice", textContent: words.unknown }))
    else if (now) line.push(crel("span", { className: "advice", textContent: part.name === "body" ? now : words.has.replace("VALUE", now) }))
    return { part, box, dom: crel("li", null, [crel("label", null, line)]) }
  })
  const take = () => {
    beside.close()
    for (const { part, box } of rows) {
      if (!box.checked) continue
      if (part.name === "body") write(editor, part.value)
      else put(form, part)
    }
    editor.view.focus()
  }
  const list = crel("ul", { className: "recognised" }, rows.map(({ dom }) => dom))
  const parts = [rows.length ? list : crel("p", { textContent: words.nothing })]
  if (told.left_out.length) parts.push(crel("p", { className: "quiet", textContent: words.left.replace("LINES", told.left_out.join(" · ")) }))
  const again = () => { ask(editor, words); beside.now.dom.querySelector("textarea").value = copy }
  const acts = crel("p", { className: "acts" }, [beside.button(words.take, take, "default"), beside.button(words.again, again)])
  beside.open({ name: "wireCopy", label: words.label, parts: [...parts, acts], focus: acts.firstChild })
}

// As one step, so that undoing it takes the whole dispatch out.
const write = (editor, html) => {
  const doc = new DOMParser().parseFromString(html, "text/html")
  const made = pm.model.DOMParser.fromSchema(editor.schema).parse(doc.body)
  const { state } = editor
  const { $from } = state.selection
  const { tr } = state
  if (!state.doc.textContent.trim() && state.doc.childCount < 2) tr.replaceWith(0, state.doc.content.size, made.content)
  else {
    const isBare = $from.depth === 1 && !$from.parent.content.size
    const at = $from.depth ? $from.after(1) : state.selection.to
    tr.replace(isBare ? $from.before(1) : at, at, new Slice(made.content, 0, 0))
  }
  editor.storage.panels.beside.step(tr)
}
