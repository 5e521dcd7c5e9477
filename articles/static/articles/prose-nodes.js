// What stands in the text for something else: a photo, a gallery, another story, an embed.
// Each is one empty element whose attributes come from articles/schema.py; here it gets its
// picture and words, and the panels to choose it and to change it.
import { Node, crel } from "django-prose-editor/editor"
import { intake, takeChosen } from "../desk/intake.js"

const stored = name => ({
  default: null,
  parseHTML: element => element.getAttribute(name),
  renderHTML: attributes => (attributes[name] === null ? {} : { [name]: attributes[name] }),
})
const line = (css, textContent) => crel("span", { className: css, textContent })

// `draw(attributes, words, row)` is what shows of it, `kind` the look-up that knows its row.
const mark = ({ name, kind, key, draw, ask, panel }) =>
  Node.create({
    name,
    group: "block",
    atom: true, // one unit: arrow keys select it, Backspace removes it
    draggable: true,
    addOptions: () => ({ tag: "figure", subject: "", attributes: [], words: {} }),
    addAttributes() {
      return Object.fromEntries(this.options.attributes.map(one => [one, stored(one)]))
    },
    parseHTML() {
      return [{ tag: `${this.options.tag}[${this.options.subject}]` }]
    },
    renderHTML({ HTMLAttributes }) {
      return [this.options.tag, HTMLAttributes]
    },
    addNodeView() {
      const { editor, options } = this
      return ({ node: first }) => {
        const dom = crel("figure", { className: `stored stored-${name}` })
        let node
        const show = async next => {
          node = next
          dom.dataset.layout = node.attrs["data-layout"] ?? "inline"
          dom.replaceChildren(line("kind", options.words.label))
          await null // the editor's view is there only after its nodes
          const row = kind ? await editor.storage.panels.beside.row(kind, node.attrs[options.subject]) : undefined
          if (node !== next) return
          if (row === null) dom.replaceChildren(line("kind", options.words.label), line("must", options.words.gone))
          else dom.replaceChildren(line("kind", options.words.label), ...draw(node.attrs, options.words, row))
          editor.storage.panels.beside.place()
        }
        show(first)
        const update = next => {
          if (next.type.name !== name) return false
          if (next !== node) show(next)
          return true
        }
        return { dom, update, ignoreMutation: () => true }
      }
    },
    onCreate() {
      const { beside } = this.editor.storage.panels
      beside.offer(name, state => beside.chosen(name, state), found => panel(beside, this.options, found, name))
    },
    addCommands() {
      const { editor, options } = this
      return { [`ask_${name}`]: () => () => {
        const { beside } = editor.storage.panels
        const put = attrs => beside.put(editor.schema.nodes[name].create(attrs))
        queueMicrotask(() => ask({ beside, options, put, editor }))
        return true
      } }
    },
    addKeyboardShortcuts() {
      return { [key]: () => this.editor.commands[`ask_${name}`]() }
    },
  })

// A panel that finds one row of the desk and puts it in.
const askFor = (name, kind) => ({ beside, options, put }) => {
  const { words, subject } = options
  const choose = row => put({ [subject]: String(row.id) })
  const { parts, input, ask } = beside.finder({ kind, label: words.find, choose })
  beside.open({ name, label: words.label, parts, focus: input })
  ask()
}
const plainPanel = (beside, { words }) => ({ label: words.label, parts: [beside.moves()] })

const picture = row => {
  const frame = crel("span", { className: row.thumb ? "pic" : "pic blank" })
  if (row.thumb) frame.append(crel("img", { src: row.thumb, alt: "", width: row.width, height: row.height, draggable: false }))
  if (row.lacks) frame.append(line("lack", row.lack))
  return frame
}
const photoWords = (row, caption) => {
  const words = [crel("span", { className: "cap", textContent: caption || row.words || row.label, lang: caption ? "" : row.language })]
  if (row.credit) words.push(line("by", row.credit))
  if (row.lacks) words.push(line("must", row.lacks))
  if (row.instructions) words.push(line("instr", row.instructions))
  return words
}

// The photos of the story's own strip, which stands beside the text.
const own = () => [...document.querySelectorAll("[data-photos] > ol > li[data-photo]")].map(row => row.dataset.photo)

const askPhoto = async ({ beside, options, put }) => {
  const { words } = options
  const choose = row => put({ "data-photo": String(row.id) })
  let mine = []
  const matches = (row, query) => [row.words, row.label, row.credit].join(" ").toLowerCase().includes(query.toLowerCase())
  const { parts, input, ask } = beside.finder({
    kind: "photos",
    label: words.find,
    css: "shots-found",
    first: query => mine.filter(row => matches(row, query)),
    choose,
    draw: row => [picture(row), ...photoWords(row), ...(mine.includes(row) ? [line("quiet", words.own)] : [])],
  })
  const box = document.querySelector("[data-photos] .uploads")
  if (beside.form.dataset.takeIn && box) {
    const chooser = crel("input", { type: "file", multiple: false, className: "visually-hidden", accept: words.accept })
    const upload = crel("label", { className: "button upload" }, [chooser, words.upload])
    const bars = box.cloneNode(true)
    bars.querySelector("ul").replaceChildren()
    takeChosen(chooser, intake(bars, beside.form.dataset.takeIn, ({ shot }) => { beside.known.set(`photos ${shot.id}`, shot); choose(shot); return true }))
    parts.push(upload, bars)
  }
  beside.open({ name: "photo", label: words.label, parts, focus: input })
  mine = (await Promise.all(own().map(id => beside.row("photos", id)))).filter(Boolean)
  ask()
}

const photoPanel = (beside, { words }, { pos, node }) => {
  let at = pos
  const layout = crel("select", null, Object.entries(words.layouts).map(([value, label]) => crel("option", { value, textContent: label })))
  const caption = crel("textarea", { rows: 2, placeholder: words.caption })
  const fill = ({ attrs }) => {
    layout.value = attrs["data-layout"] ?? "inline"
    if (caption !== document.activeElement) caption.value = attrs["data-caption"] ?? ""
  }
  layout.addEventListener("change", () => beside.set(at, "data-layout", layout.value))
  const keep = () => beside.set(at, "data-caption", caption.value.replace(/\s+/g, " ").trim())
  caption.addEventListener("input", event => event.isComposing || keep())
  caption.addEventListener("compositionend", keep)
  fill(node)
  const parts = [beside.field(words.layout, layout), beside.field(words.caption, caption), beside.moves()]
  return { label: words.label, parts, update: found => { at = found.pos; fill(found.node) } }
}

export const Photo = mark({
  name: "photo",
  kind: "photos",
  key: "Mod-Alt-p",
  draw: (attrs, words, row) => (row ? [picture(row), ...photoWords(row, attrs["data-caption"])] : [line("cap", `${attrs["data-photo"]} ${attrs["data-caption"] ?? ""}`)]),
  ask: askPhoto,
  panel: photoPanel,
})

export const Gallery = mark({
  name: "gallery",
  kind: "galleries",
  key: "Mod-Alt-g",
  draw: (attrs, words, row) => [line("cap", row?.label ?? attrs["data-gallery"]), line("quiet", row?.hint ?? "")],
  ask: askFor("gallery", "galleries"),
  panel: plainPanel,
})

export const RelatedStory = mark({
  name: "relatedStory",
  kind: "stories",
  key: "Mod-Alt-r",
  draw: (attrs, words, row) => [line("cap", row?.label ?? attrs["data-story"]), line("quiet", row?.hint ?? "")],
  ask: askFor("relatedStory", "stories"),
  panel: plainPanel,
})

const hostOf = address => { try { return new URL(address).hostname.replace(/^www\./, "") } catch { return "" } }
const isEmbed = address => /^https:\/\/[\w.-]+(:\d+)?([/?#][^\s<>"\\]*)?$/.test(address)

const embedFields = (beside, words, attrs, keep) => {
  const address = crel("input", { type: "url", value: attrs["data-embed-url"] ?? "", placeholder: "https://" })
  const title = crel("input", { type: "text", value: attrs["data-title"] ?? "" })
  const wrong = crel("p", { className: "must", role: "status" })
  const check = () => {
    const isRight = isEmbed(address.value.trim())
    wrong.textContent = isRight || !address.value ? "" : words.wrong
    address.setAttribute("aria-invalid", String(!isRight && Boolean(address.value)))
    return isRight
  }
  const told = event => !event.isComposing && check() && keep?.({ "data-embed-url": address.value.trim(), "data-title": title.value.trim() })
  for (const box of [address, title]) for (const when of ["input", "compositionend"]) box.addEventListener(when, told)
  return { address, title, check, parts: [beside.field(words.address, address), wrong, beside.field(words.title, title), crel("p", { className: "quiet", textContent: words.consent })] }
}

export const Embed = mark({
  name: "embed",
  key: "Mod-Alt-m",
  draw: (attrs, words) => [line("cap", attrs["data-title"] || hostOf(attrs["data-embed-url"])), line("quiet", attrs["data-embed-url"])],
  ask: ({ beside, options: { words }, put }) => {
    const { address, title, check, parts } = embedFields(beside, words, {})
    const take = () => check() && put({ "data-embed-url": address.value.trim(), "data-title": title.value.trim() || null })
    for (const box of [address, title])
      box.addEventListener("keydown", event => event.key === "Enter" && !event.isComposing && !event.ctrlKey && !event.metaKey && take())
    parts.push(crel("p", { className: "acts" }, [beside.button(words.put, take, "default")]))
    beside.open({ name: "embed", label: words.label, parts, focus: address })
  },
  panel: (beside, { words }, { pos, node }) => {
    let at = pos
    const { address, title, parts } = embedFields(beside, words, node.attrs, attrs => { for (const name in attrs) beside.set(at, name, attrs[name]) })
    const update = found => {
      at = found.pos
      for (const [box, name] of [[address, "data-embed-url"], [title, "data-title"]])
        if (box !== document.activeElement) box.value = found.node.attrs[name] ?? ""
    }
    return { label: words.label, parts: [...parts, beside.moves()], update }
  },
})
