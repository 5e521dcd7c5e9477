// The body's editor: a name for its text box, whichever of them is there first.
const nameIt = box => {
  const label = box.closest(".prose-editor").querySelector("textarea").labels[0]
  if (!label) return
  label.id ||= `${label.htmlFor}_label`
  box.setAttribute("aria-labelledby", label.id)
  box.setAttribute("aria-multiline", "true")
}
for (const box of document.querySelectorAll(".prose-editor > .ProseMirror")) nameIt(box)
document.addEventListener("prose-editor:ready", ({ detail }) => nameIt(detail.editor.view.dom))
