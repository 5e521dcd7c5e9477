// Links: Ctrl/Cmd-K finds one of our own stories, or takes any address that is typed or pasted.
import { Link as Base } from "django-prose-editor/editor"

// What was typed as an address, or "": a bare domain gets https, an e-mail address mailto.
const addressIn = typed => {
  if (/^(https?:\/\/[^\s]+|mailto:[^\s]+|\/(?![/\\])[^\s]*)$/i.test(typed)) return typed
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(typed)) return `mailto:${typed}`
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(:\d+)?([/?#]\S*)?$/u.test(typed) ? `https://${typed}` : ""
}

export const Link = Base.extend({
  addOptions() {
    return {
      ...this.parent?.(),
      words: {},
      attributes: [],
      defaultProtocol: "https",
      // “harbour.It” is a sentence that lacks a space.
      shouldAutoLink: address => /^(https?:\/\/|www\.)/i.test(address),
    }
  },
  addAttributes() {
    const known = this.parent?.() ?? {}
    return Object.fromEntries(this.options.attributes.map(name => [name, known[name] ?? { default: null }]))
  },
  addCommands() {
    return { ...this.parent?.(), ask_link: () => () => { queueMicrotask(() => open(this.editor, this.options.words)); return true } }
  },
  addKeyboardShortcuts() {
    return { "Mod-k": () => this.editor.commands.ask_link() }
  },
})

const open = (editor, words) => {
  const { beside } = editor.storage.panels
  const { href = "" } = editor.getAttributes("link")
  const take = (address, text) => {
    beside.close()
    const chain = editor.chain().focus()
    if (editor.isActive("link")) chain.extendMarkRange("link").setLink({ href: address }).run()
    else if (!editor.state.selection.empty) chain.setLink({ href: address }).run()
    else chain.insertContent({ type: "text", text, marks: [{ type: "link", attrs: { href: address } }] }).unsetMark("link").run()
  }
  const refused = text => { wrong.textContent = text }
  const wrong = Object.assign(document.createElement("p"), { className: "must" })
  wrong.setAttribute("role", "status")
  const { parts, input, ask } = beside.finder({
    kind: "stories",
    label: words.find,
    value: href,
    first: typed => {
      wrong.textContent = ""
      const address = addressIn(typed)
      return address ? [{ id: address, label: words.to.replace("ADDRESS", address), address }] : []
    },
    choose: row => (row.address ? take(row.address, row.address === row.id ? row.address : row.label) : refused(words.none)),
  })
  parts.push(wrong)
  if (href) {
    const away = () => { beside.close(); editor.chain().focus().extendMarkRange("link").unsetLink().run() }
    const see = Object.assign(document.createElement("a"), { href, target: "_blank", rel: "noopener", textContent: words.see, className: "button" })
    const acts = Object.assign(document.createElement("p"), { className: "acts" })
    acts.append(see, beside.button(words.remove, away, "danger"))
    parts.push(acts)
  }
  beside.open({ name: "link", label: words.label, parts, focus: input })
  input.select()
  if (!href) ask()
}
