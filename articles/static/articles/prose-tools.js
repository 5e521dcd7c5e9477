// The row of tools over the text: arrow keys go along it, Alt-F10 leads there from the text.
import { Extension, crel } from "django-prose-editor/editor"

// What each tool does, and when it is on.
const TOOLS = {
  text: [chain => chain.setParagraph(), editor => editor.isActive("paragraph")],
  h2: [chain => chain.toggleHeading({ level: 2 }), editor => editor.isActive("heading", { level: 2 })],
  h3: [chain => chain.toggleHeading({ level: 3 }), editor => editor.isActive("heading", { level: 3 })],
  bold: [chain => chain.toggleBold(), editor => editor.isActive("bold")],
  italic: [chain => chain.toggleItalic(), editor => editor.isActive("italic")],
  list: [chain => chain.toggleBulletList(), editor => editor.isActive("bulletList")],
  numbers: [chain => chain.toggleOrderedList(), editor => editor.isActive("orderedList")],
  quote: [chain => chain.toggleBlockquote(), editor => editor.isActive("blockquote")],
  rule: [chain => chain.setHorizontalRule()],
  link: [chain => chain.ask_link(), editor => editor.isActive("link")],
  photo: [chain => chain.ask_photo()],
  gallery: [chain => chain.ask_gallery()],
  relatedStory: [chain => chain.ask_relatedStory()],
  embed: [chain => chain.ask_embed()],
  pullQuote: [chain => chain.ask_pullQuote()],
  table: [chain => chain.ask_table()],
  wireCopy: [chain => chain.ask_wireCopy()],
  undo: [chain => chain.undo(), null, editor => editor.can().undo()],
  redo: [chain => chain.redo(), null, editor => editor.can().redo()],
}
const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
const spoken = key => key.replace("Mod", isMac ? "Cmd" : "Ctrl").replaceAll("-", "+")

export const Tools = Extension.create({
  name: "tools",
  addOptions: () => ({ label: "", groups: [] }),
  onCreate() {
    const { editor, options } = this
    if (!editor.isEditable) return
    editor.view.dom.id ||= "body_text"
    const bar = crel("div", { className: "tools", role: "toolbar", "aria-label": options.label, "aria-controls": editor.view.dom.id })
    const buttons = []
    for (const group of options.groups) {
      if (buttons.length) bar.append(crel("span", { className: "sep" }))
      for (const { name, label, sign, key } of group) {
        const [act, isOn, can] = TOOLS[name]
        const button = crel("button", { type: "button", className: `tool-${name}`, textContent: sign || label, tabIndex: -1, title: key ? `${label} (${spoken(key)})` : label })
        if (sign) button.setAttribute("aria-label", label)
        // The caret stays where it is: a press of the mouse does not take it.
        button.addEventListener("mousedown", event => event.preventDefault())
        button.addEventListener("click", () => act(editor.chain().focus()).run())
        buttons.push({ button, isOn, can })
        bar.append(button)
      }
    }
    const show = () => {
      for (const { button, isOn, can } of buttons) {
        if (isOn) button.setAttribute("aria-pressed", String(isOn(editor)))
        if (can) button.setAttribute("aria-disabled", String(!can(editor)))
      }
    }
    buttons[0].button.tabIndex = 0
    bar.addEventListener("keydown", event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      if (event.key === "Escape") return editor.view.focus()
      if (!step) return
      event.preventDefault()
      const at = buttons.findIndex(({ button }) => button === document.activeElement)
      const next = buttons[(at + step + buttons.length) % buttons.length].button
      for (const { button } of buttons) button.tabIndex = button === next ? 0 : -1
      next.focus()
    })
    this.storage.first = () => bar.querySelector("[tabindex='0']").focus()
    editor.view.dom.before(bar)
    editor.on("transaction", show)
    show()
  },
  addKeyboardShortcuts() {
    return { "Alt-F10": () => { this.storage.first?.(); return true } }
  },
})
