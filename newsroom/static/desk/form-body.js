// The body's editor: a name for its text box, and the count of words under it.
const tally = document.querySelector("[data-tally]")

const count = text => {
  const signs = text.replace(/\s/g, "").length
  const unspaced = text.match(/[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff]/g)?.length ?? 0
  const spaced = text
    .replace(/[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff]/g, " ")
    .split(/[\s\u2013\u2014]+/)
    .filter(Boolean).length
  return [unspaced + spaced, signs]
}

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const label = document.querySelector(`label[for="${textarea.id}"]`)
  if (label) {
    label.id ||= `${textarea.id}_label`
    editor.view.dom.setAttribute("aria-labelledby", label.id)
    editor.view.dom.setAttribute("aria-multiline", "true")
  }
  const tell = () => {
    const text = editor.state.doc.textBetween(0, editor.state.doc.content.size, "\n", " ")
    const [words, signs] = count(text)
    const number = value => value.toLocaleString(document.documentElement.lang)
    if (tally)
      tally.textContent = `${number(words)} ${tally.dataset.words} · ${number(signs)} ${tally.dataset.signs}`
  }
  editor.on("update", tell)
  tell()
})
