// The body's editor: a name for its text box.
document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const label = document.querySelector(`label[for="${textarea.id}"]`)
  if (!label) return
  label.id ||= `${textarea.id}_label`
  editor.view.dom.setAttribute("aria-labelledby", label.id)
  editor.view.dom.setAttribute("aria-multiline", "true")
})
