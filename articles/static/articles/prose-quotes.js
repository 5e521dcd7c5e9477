// The pull quote: some words set large, and who said them. Both are written in place.
import { Node, Plugin, crel, pm } from "django-prose-editor/editor"

const { Decoration, DecorationSet } = pm.view

export const PullQuote = Node.create({
  name: "pullQuote",
  group: "block",
  content: "paragraph+ pullQuoteSource",
  defining: true,
  addOptions: () => ({ tag: "aside", subject: "data-pullquote", attributes: [], words: {} }),
  parseHTML() {
    return [{ tag: `${this.options.tag}[${this.options.subject}]` }]
  },
  renderHTML() {
    return [this.options.tag, { [this.options.subject]: "" }, 0]
  },
  onCreate() {
    const { beside } = this.editor.storage.panels
    const { words } = this.options
    const build = () => ({ label: words.label, parts: [crel("p", { className: "quiet", textContent: words.how }), beside.moves()] })
    beside.offer(this.name, state => beside.chosen(this.name, state), build)
  },
  addCommands() {
    const { editor } = this
    // The words that are selected are quoted below their paragraph; without any one writes them.
    return { ask_pullQuote: () => () => {
      queueMicrotask(() => {
        const { paragraph, pullQuote, pullQuoteSource } = editor.schema.nodes
        const { from, to } = editor.state.selection
        const text = editor.state.doc.textBetween(from, to, " ").trim()
        const said = paragraph.create(null, text ? editor.schema.text(text) : null)
        editor.storage.panels.beside.put(pullQuote.create(null, [said, pullQuoteSource.create()]))
      })
      return true
    } }
  },
  addKeyboardShortcuts() {
    const inside = () => this.editor.storage.panels.beside.chosen(this.name)
    return {
      "Mod-Alt-q": () => this.editor.commands.ask_pullQuote(),
      // Enter after the source goes on below the quote.
      Enter: () => {
        const found = inside()
        const { $from, empty } = this.editor.state.selection
        if (!found || !empty) return false
        const end = found.pos + found.node.nodeSize
        if ($from.parent.type.name === "pullQuoteSource") return this.editor.chain().insertContentAt(end, { type: "paragraph" }).setTextSelection(end + 1).run()
        return false
      },
      Backspace: () => {
        const found = inside()
        if (!found || found.node.textContent) return false
        return this.editor.chain().deleteRange({ from: found.pos, to: found.pos + found.node.nodeSize }).run()
      },
    }
  },
  addProseMirrorPlugins() {
    const { words } = this.options
    // Says in its empty lines what belongs there.
    const decorations = state => {
      const prompts = []
      state.doc.forEach((node, offset) => {
        if (node.type.name !== this.name) return
        node.forEach((line, inner, place) => {
          if (line.content.size || (place && line.type.name === "paragraph")) return
          const at = offset + 1 + inner
          const prompt = line.type.name === "paragraph" ? words.quote : words.source
          prompts.push(Decoration.node(at, at + line.nodeSize, { class: "prompts", "data-prompt": prompt }))
        })
      })
      return DecorationSet.create(state.doc, prompts)
    }
    return [new Plugin({ props: { decorations } })]
  },
})

export const PullQuoteSource = Node.create({
  name: "pullQuoteSource",
  content: "inline*",
  parseHTML: () => [{ tag: "aside[data-pullquote] > cite" }],
  renderHTML: () => ["cite", 0],
})
