// Brings a conflict into view when a save is refused, and the focus with it, since the sheet
// waits behind it. Leaving it is safe: the text was kept when it was refused.
const form = document.querySelector("form.story")
form.addEventListener("desk:refused", () => {
  const clashes = form.querySelector(".clashes")
  if (!clashes) return
  clashes.scrollIntoView({ block: "start" })
  clashes.focus({ preventScroll: true })
})
