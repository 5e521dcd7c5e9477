// Words, characters and reading time under the body: the same numbers as articles.body has.
import { Extension } from "django-prose-editor/editor"

const UNSPACED = /[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}]/gu
const HANGUL = /[\u1100-\u11ff\uac00-\ud7a3]/g
const GAP = /[\s\u2013\u2014]+/
const FIGURES = ["photo", "gallery", "embed"]

const spaced = text => text.split(GAP).filter(word => /[\p{L}\p{N}]/u.test(word)).length

export const measured = (text, figures, rates) => {
  const signs = text.match(UNSPACED)?.length ?? 0
  const rest = text.replace(UNSPACED, " ")
  const hangul = rest.match(HANGUL)?.length ?? 0
  const reading = spaced(rest.replace(HANGUL, " ")) / rates.words + (signs + hangul) / rates.signs + rates.figure * figures
  return {
    words: signs + spaced(rest),
    characters: [...text.replace(/\s/g, "")].length,
    minutes: Math.max(1, Math.round(reading)),
  }
}

const tell = (editor, { rates, words }) => {
  const line = document.querySelector("[data-tally]")
  if (!line) return
  const { doc } = editor.state
  let figures = 0
  doc.descendants(node => { figures += FIGURES.includes(node.type.name) })
  const text = doc.textBetween(0, doc.content.size, "\n", node => (node.type.name === "hardBreak" ? "\n" : ""))
  const found = measured(text, figures, rates)
  const say = ([name, number]) => {
    const textContent = `${number.toLocaleString(document.documentElement.lang)} ${words[name]}`
    return Object.assign(document.createElement("span"), { textContent })
  }
  line.replaceChildren(...Object.entries(found).map(say))
  Object.assign(line.dataset, found)
}

export const Tally = Extension.create({
  name: "tally",
  addOptions: () => ({ rates: {}, words: {} }),
  onCreate() { tell(this.editor, this.options) },
  onUpdate() { tell(this.editor, this.options) },
})
