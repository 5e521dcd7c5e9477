// Quotes and dashes of the paper's style as one types, by the language of the story. Ctrl/Cmd-Z
// brings the straight sign back. `turned` says what articles.punctuation says; one table of
// tests holds both.
import { Extension, Plugin, pm } from "django-prose-editor/editor"

const { closeHistory } = pm.history
const SHORT = /(^|[\s(\[\u201c\u2014])\u2018(tis|twas|til|em|n|cause|bout)$/i
const AND = /(^|[\s(\[\u201c\u2014])\u2018(n)$/i
const YEAR = /(^|[\s(\[\u201c\u2014])\u2018(\d\d)$/
const count = (text, sign) => text.split(sign).length - 1

// `sign` is typed after `before`: [how many signs before it go, what stands instead of it], or null.
export const turned = (before, sign, { double, single, dash, english }) => {
  const word = before.slice(before.search(/\S*$/))
  if (/:\/\/|^www\.|@/i.test(word) || count(before, "`") % 2) return null
  if (sign === "-") return before.endsWith("-") && !before.endsWith("--") ? [1, dash] : null
  if (english && /[\s,.;:]/.test(sign)) {
    const found = YEAR.exec(before) ?? (/\s/.test(sign) ? SHORT.exec(before) : null)
    return found ? [found[2].length + 1, `\u2019${found[2]}${sign}`] : null
  }
  if (english && sign === "s") {
    const found = YEAR.exec(before)
    return found ? [3, `\u2019${found[2]}s`] : null
  }
  const and = english && sign === "'" && AND.exec(before)
  if (and) return [2, `\u2019${and[2]}\u2019`]
  if (sign !== '"' && sign !== "'") return null
  const feet = sign === '"' && /(\d)[\u2019'](\d{1,2})$/.exec(before)
  if (feet) return [feet[2].length + 1, `\u2032${feet[2]}\u2033`]
  const openers = [double[0], single[0]].filter(one => one !== double[1] && one !== single[1])
  const last = before.at(-1) ?? ""
  const opens = !last || /[\s(\[{<\u2013\u2014/-]/.test(last) || openers.some(one => before.endsWith(one))
  if (sign === '"') return [0, double[opens ? 0 : 1]]
  if (opens) return [0, single[0]]
  const isOpen = single[0] !== single[1] && count(before, single[0]) > count(before, single[1])
  return [0, isOpen ? single[1] : "\u2019"]
}

const styleIn = (styles, language) => ({ ...(styles[language.split("-")[0]] ?? styles.en), english: language.startsWith("en") })

// The same in a plain line of the form: the sign as it was typed first, so that undo brings it back.
const turnIn = (line, styles) => {
  let isOurs = false
  line.addEventListener("beforeinput", event => {
    const { data, inputType } = event
    if (isOurs || event.isComposing || inputType !== "insertText" || data?.length !== 1) return
    const at = line.selectionStart
    const found = turned(line.value.slice(0, at), data, styleIn(styles, line.form.elements.language?.value ?? ""))
    if (!found) return
    event.preventDefault()
    isOurs = true
    document.execCommand("insertText", false, data)
    line.setSelectionRange(at - found[0], at + 1)
    document.execCommand("insertText", false, found[1])
    isOurs = false
  })
}

export const Punctuation = Extension.create({
  name: "punctuation",
  priority: 800,
  addOptions: () => ({ styles: {} }),
  onCreate() {
    const text = this.editor.view.dom
    if (text.closest("[data-smart-quotes]")?.dataset.smartQuotes !== "on") return
    const { headline, dek } = text.closest("form").elements
    for (const line of [headline, dek]) if (line) turnIn(line, this.options.styles)
  },
  addProseMirrorPlugins() {
    const { styles } = this.options
    const handleTextInput = (view, from, to, text) => {
      const line = view.dom.closest("[data-smart-quotes]")
      if (view.composing || text.length !== 1 || line?.dataset.smartQuotes !== "on") return false
      const language = view.dom.closest("form")?.elements.language?.value ?? ""
      const $from = view.state.doc.resolve(from)
      const before = $from.parent.textBetween(0, $from.parentOffset, "\ufffc", "\ufffc")
      const found = turned(before, text, styleIn(styles, language))
      if (!found) return false
      const [cut, put] = found
      view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView())
      const end = view.state.selection.from
      view.dispatch(closeHistory(view.state.tr).insertText(put, end - 1 - cut, end))
      view.dispatch(closeHistory(view.state.tr)) // what is typed next is another step
      return true
    }
    return [new Plugin({ props: { handleTextInput } })]
  },
})
