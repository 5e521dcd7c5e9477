// Panels beside the text: they open under the caret, take no caret away unless asked for by
// key or button, and close with Esc. Other extensions reach them as `editor.storage.panels`,
// as well as what the desk knows of photos, galleries and stories.
import { Extension, crel, pm } from "django-prose-editor/editor"

const { NodeSelection, Plugin } = pm.state
const { Decoration, DecorationSet } = pm.view
const { closeHistory } = pm.history
const PAUSE = 150 // milliseconds after the last key before the desk is asked
const SETTLES = 20 // milliseconds after the focus until ProseMirror puts the caret where it knows it

let count = 0

class Beside {
  now = null // the open panel
  offers = [] // panels that open by themselves where the caret stands
  refused = "" // the one that was closed by hand, until the caret leaves its place
  known = new Map()
  waiting = new Map()

  constructor(editor, words) {
    this.editor = editor
    this.words = words
    this.host = editor.view.dom.parentElement
    this.form = this.host.closest("form")
    new ResizeObserver(() => this.place()).observe(editor.view.dom)
  }

  // -- opening and closing -------------------------------------------------------------

  // What was asked for stays until it is done with; `focus` is where one goes on.
  open({ name, label, parts, focus = null, isBrief = false }) {
    this.close()
    this.now = { name, isAsked: true, isBrief, dom: this.frame(name, label, parts) }
    this.show()
    focus?.focus()
  }

  // `test(state)` finds the node {pos, node} that a panel is for, `build(found)` makes it:
  // {label, parts, update(found)}.
  offer(name, test, build) {
    this.offers.push({ name, test, build })
  }

  follow(isChanged) {
    if (this.now?.isBrief && isChanged) this.close()
    if (this.now?.isAsked) return this.place()
    const { state } = this.editor
    let found = null
    const offer = this.offers.find(one => (found = one.test(state)))
    const key = offer ? `${offer.name} ${found.pos}` : ""
    if (this.refused && this.refused !== key) this.refused = ""
    if (this.now && this.now.key !== key) this.close()
    if (!key || this.refused === key || !this.editor.isEditable) return
    if (this.now) {
      this.now.update?.(found)
      return this.place()
    }
    const { label, parts, update } = offer.build(found)
    this.now = { name: offer.name, key, update, dom: this.frame(offer.name, label, parts) }
    this.show()
  }

  // A line that tells something, with buttons for what may be done about it.
  note(text, acts = [], isBrief = false) {
    const said = crel("p", { role: "status", textContent: text })
    const buttons = acts.map(([label, act]) =>
      this.button(label, () => {
        this.close()
        act()
        this.editor.view.focus()
      }),
    )
    this.open({ name: "note", label: text, parts: [said, ...buttons], isBrief })
  }

  close() {
    if (!this.now) return
    const { dom } = this.now
    this.now = null
    const held = dom.contains(document.activeElement)
    dom.remove()
    if (held) this.editor.view.focus()
    this.repaint()
  }

  dismiss() {
    if (!this.now) return false
    this.refused = this.now.key ?? ""
    this.close()
    return true
  }

  frame(name, label, parts) {
    const away = this.button(this.words.close, () => this.dismiss())
    away.className = "text away"
    const inside = crel("div", { className: "in" }, parts)
    const dom = crel("div", { className: "beside", role: "group", "aria-label": label, "data-panel": name }, [inside, away])
    // What is typed here is no field of the form.
    dom.addEventListener("input", event => event.stopPropagation())
    dom.addEventListener("keydown", event => {
      if (event.isComposing) return
      if (event.key === "Escape") {
        event.preventDefault()
        event.stopPropagation()
        this.dismiss()
        this.editor.view.focus()
      }
      if (event.key === "Enter" && event.target.matches("input") && !event.ctrlKey && !event.metaKey) event.preventDefault()
    })
    return dom
  }

  show() {
    this.editor.view.dom.after(this.now.dom)
    this.repaint()
    this.place()
  }

  // Where the selection is shown while the caret is in a panel.
  repaint() {
    const { view } = this.editor
    view.dispatch(view.state.tr.setMeta("panels", true))
  }

  place() {
    if (!this.now) return
    const { view, state } = this.editor
    const { selection } = state
    const { depth } = selection.$to
    const top = selection instanceof NodeSelection ? selection.from : this.now.key && depth ? selection.$to.before(1) : -1
    const bottom = top < 0 ? view.coordsAtPos(selection.to).bottom : view.nodeDOM(top)?.getBoundingClientRect().bottom
    if (bottom !== undefined) this.now.dom.style.top = `${bottom - this.host.getBoundingClientRect().top + 6}px`
  }

  // -- parts ---------------------------------------------------------------------------

  button(label, act, css = "") {
    const button = crel("button", { type: "button", className: css, textContent: label })
    button.addEventListener("click", act)
    return button
  }

  field(label, input) {
    input.id ||= `beside_${++count}`
    return crel("div", { className: "field" }, [crel("label", { htmlFor: input.id, textContent: label }), input])
  }

  // A box to type in and what it finds: arrows choose, Enter takes. `first(words)` gives rows of
  // the caller's own, which stand above those of the desk.
  finder({ kind, label, value = "", choose, first = () => [], draw = row => this.line(row), css = "" }) {
    const list = crel("ul", { className: `found ${css}`, role: "listbox", id: `beside_${++count}`, hidden: true, "aria-label": label })
    const input = crel("input", {
      type: "search", autocomplete: "off", value, role: "combobox",
      "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
    })
    const said = crel("p", { className: "quiet", role: "status" })
    let rows = [], at = 0, turn = 0, wait
    let isAsked = false, isWanted = false // Enter before the answer takes the first of it
    const mark = () => {
      ;[...list.children].forEach((row, place) => row.setAttribute("aria-selected", String(place === at)))
      input.setAttribute("aria-expanded", String(rows.length > 0))
      if (!rows.length) return input.removeAttribute("aria-activedescendant")
      input.setAttribute("aria-activedescendant", list.children[at].id)
      list.children[at].scrollIntoView({ block: "nearest" })
    }
    const fill = found => {
      rows = found
      at = 0
      list.hidden = !rows.length
      list.replaceChildren(
        ...rows.map((row, place) => {
          const line = crel("li", { role: "option", id: `${list.id}_${place}` }, draw(row))
          line.addEventListener("pointerdown", event => event.preventDefault())
          line.addEventListener("click", () => choose(row))
          return line
        }),
      )
      mark()
    }
    const ask = async () => {
      const mine = ++turn
      const words = input.value.trim()
      const own = first(words)
      const answer = await this.ask(kind, { q: words })
      if (mine !== turn) return
      const has = new Set(own.map(row => row.id))
      fill([...own, ...(answer ?? []).filter(row => !has.has(row.id))])
      said.textContent = answer === null ? this.words.lost : rows.length ? "" : this.words.none
      isAsked = false
      if (isWanted && rows.length) choose(rows[0])
    }
    input.addEventListener("input", () => {
      turn += 1 // an answer under way is to what was typed before
      isAsked = true
      isWanted = false
      fill(first(input.value.trim()))
      clearTimeout(wait)
      wait = setTimeout(ask, PAUSE)
    })
    input.addEventListener("keydown", event => {
      if (event.isComposing || event.keyCode === 229) return
      if (event.key === "ArrowDown" && rows.length) at = (at + 1) % rows.length
      else if (event.key === "ArrowUp" && rows.length) at = (at + rows.length - 1) % rows.length
      else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
        if (rows.length) choose(rows[at])
        else isWanted = isAsked
      } else return
      event.preventDefault()
      if (input.isConnected) mark()
    })
    return { parts: [this.field(label, input), said, list], input, ask }
  }

  line(row) {
    const parts = [crel("span", { textContent: row.label })]
    if (row.hint) parts.push(crel("span", { className: "quiet", textContent: row.hint }))
    return parts
  }

  // -- what the desk knows -------------------------------------------------------------

  async ask(kind, query) {
    try {
      const answer = await fetch(`${this.form.dataset.lookups.replace("/-/", `/${kind}/`)}?${new URLSearchParams(query)}`)
      const { found } = await answer.json()
      for (const row of found) this.known.set(`${kind} ${row.id}`, row)
      return found
    } catch {
      return null // no connection, or the log-in ended
    }
  }

  // The row of an id, null when there is none any more; all that are wanted in one question.
  async row(kind, id) {
    const key = `${kind} ${id}`
    if (this.known.has(key)) return this.known.get(key)
    if (!this.waiting.has(kind)) {
      const wanted = new Set()
      const answer = Promise.resolve().then(() => {
        this.waiting.delete(kind)
        return this.ask(kind, [...wanted].map(one => ["id", one]))
      })
      this.waiting.set(kind, { wanted, answer })
    }
    const { wanted, answer } = this.waiting.get(kind)
    wanted.add(id)
    const found = await answer
    if (found && !this.known.has(key)) this.known.set(key, null)
    return found ? this.known.get(key) : undefined
  }

  // -- changing the text ---------------------------------------------------------------

  // One step of its own in the history, whatever is done right after it.
  step(tr) {
    const { view } = this.editor
    view.dispatch(closeHistory(tr).scrollIntoView())
    view.dispatch(closeHistory(view.state.tr))
  }

  // Put a block where the caret is: in place of an empty paragraph, else beside it.
  put(node) {
    const { state } = this.editor
    const { $from, $to, empty } = state.selection
    let [from, to] = [state.selection.to, state.selection.to]
    if ($to.depth) {
      from = to = $to.after(1)
      const block = $to.node(1)
      if (block.type.name === "paragraph" && !block.content.size) from = $to.before(1)
      else if (empty && $from.depth === 1 && $from.parentOffset === 0) from = to = $from.before(1)
    }
    const tr = state.tr.replaceWith(from, to, node)
    if (node.isAtom) tr.setSelection(NodeSelection.create(tr.doc, from))
    else tr.setSelection(pm.state.TextSelection.near(tr.doc.resolve(from + 1)))
    this.close()
    this.step(tr)
    this.editor.view.focus()
    this.now?.dom.scrollIntoView({ block: "nearest" })
  }

  // The block of the body that is chosen, or that the caret is within: {pos, node}.
  chosen(name, state = this.editor.state) {
    const { selection } = state
    if (selection instanceof NodeSelection && selection.node.type.name === name && !selection.$from.depth)
      return { pos: selection.from, node: selection.node }
    const { $from } = selection
    if ($from.depth && $from.node(1).type.name === name) return { pos: $from.before(1), node: $from.node(1) }
    return null
  }

  set(pos, name, value) {
    const { state, view } = this.editor
    if (state.doc.nodeAt(pos)) view.dispatch(state.tr.setNodeAttribute(pos, name, value || null))
  }

  move(step) {
    const { state } = this.editor
    const { selection, doc } = state
    const isNode = selection instanceof NodeSelection && !selection.$from.depth
    const pos = isNode ? selection.from : selection.$from.depth ? selection.$from.before(1) : -1
    const node = pos < 0 ? null : doc.nodeAt(pos)
    if (!node || !this.offers.some(({ test }) => test(state))) return false
    const place = doc.resolve(pos).index(0) + step
    if (place < 0 || place >= doc.childCount) return true
    const beside = doc.child(place).nodeSize
    const to = step < 0 ? pos - beside : pos + beside
    const tr = state.tr.delete(pos, pos + node.nodeSize).insert(to, node)
    if (isNode) tr.setSelection(NodeSelection.create(tr.doc, to))
    else tr.setSelection(pm.state.TextSelection.create(tr.doc, selection.anchor + to - pos, selection.head + to - pos))
    this.step(tr)
    return true
  }

  // The row of buttons under each panel of a node.
  moves(extra = []) {
    const { up, down, remove } = this.words
    const take = () => {
      const { state, view } = this.editor
      const found = this.offers.map(({ test }) => test(state)).find(Boolean)
      if (found) this.step(state.tr.delete(found.pos, found.pos + found.node.nodeSize))
      view.focus()
    }
    return crel("p", { className: "acts" }, [
      ...extra,
      this.button(up, () => this.move(-1)),
      this.button(down, () => this.move(1)),
      this.button(remove, take, "danger"),
    ])
  }
}

export const Panels = Extension.create({
  name: "panels",
  priority: 1000,
  addOptions: () => ({ words: {} }),
  addStorage: () => ({ made: null, beside: null }),
  onBeforeCreate() {
    const { editor, options, storage } = this
    // Made when it is first asked for: the nodes draw themselves before there is a view.
    Object.defineProperty(storage, "beside", {
      get: () => (storage.made ??= new Beside(editor, options.words)),
    })
  },
  onTransaction({ transaction }) {
    if (!transaction.getMeta("panels")) this.storage.beside.follow(transaction.docChanged)
  },
  addKeyboardShortcuts() {
    const { storage } = this
    return {
      Escape: () => storage.beside.dismiss(),
      "Alt-ArrowUp": () => storage.beside.move(-1),
      "Alt-ArrowDown": () => storage.beside.move(1),
      "Alt-Enter": () => {
        const first = storage.beside.now?.dom.querySelector("input, select, textarea, button")
        first?.focus()
        return Boolean(first)
      },
    }
  },
  addProseMirrorPlugins() {
    const { storage } = this
    const decorations = state => {
      const open = storage.made?.now
      if (!open?.isAsked || state.selection.empty) return null
      const { from, to } = state.selection
      return DecorationSet.create(state.doc, [Decoration.inline(from, to, { class: "held" })])
    }
    // A browser tells of a moved caret a frame later. A key that comes before that, on a busy
    // machine, would act where the caret stood, so each key first looks where it stands.
    const look = view => { if (!view.composing) document.dispatchEvent(new Event("selectionchange")) }
    const keydown = view => void look(view)
    const focus = view => void setTimeout(look, SETTLES, view)
    return [new Plugin({ props: { decorations, handleDOMEvents: { keydown, focus } } })]
  },
})
