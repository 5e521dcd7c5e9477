// Fills in what a photo lacks in its row, without leaving the piece. The fields belong to a form
// of their own, so that the piece neither sends them nor counts them as its own. Without this the
// row's link leads to the photo's page.
const made = (tag, given = {}) => Object.assign(document.createElement(tag), given)

// `kept(row, shot)` hears of the photo as it was saved.
export const fillIn = async (row, piece, kept) => {
  const link = row.querySelector("a.mend")
  const lacking = box => [...box.querySelectorAll("textarea, input[type=text]")].find(field => !field.value)
  const open = row.querySelector("[data-words]")
  if (open) return lacking(open)?.focus()
  const answer = await fetch(link.dataset.address).catch(() => null)
  if (!answer?.ok) return window.open(link.href, "_blank", "noopener")
  const own = made("form", { id: `words-${row.dataset.photo}`, hidden: true })
  const box = made("div", { className: "words" })
  box.dataset.words = ""
  document.body.append(own)
  row.append(box)
  let isTouched = false
  const draw = html => {
    box.innerHTML = html
    const field = box.querySelector("[aria-invalid=true]") ?? lacking(box) ?? box.querySelector("textarea")
    field.focus()
    box.scrollIntoView({ block: "nearest" })
  }
  const leave = event => isTouched && event.preventDefault()
  const away = () => {
    box.remove()
    own.remove()
    removeEventListener("beforeunload", leave)
  }
  addEventListener("beforeunload", leave)
  box.addEventListener("input", event => {
    event.stopPropagation()
    isTouched = true
  })
  // words are selected with the mouse, which a draggable row would take for a drag
  box.addEventListener("focusin", () => (row.draggable = false))
  box.addEventListener("focusout", () => (row.draggable = true))
  box.addEventListener("keydown", event => {
    if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) event.stopPropagation()
    else if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return
    if (event.key === "Escape") back()
    else own.requestSubmit()
  })
  const back = () => {
    away()
    link.focus()
  }
  box.addEventListener("click", event => event.target.closest("[data-away]") && back())
  own.addEventListener("submit", async event => {
    event.preventDefault()
    const body = new FormData(own)
    body.set("csrfmiddlewaretoken", piece.elements.csrfmiddlewaretoken.value)
    const answer = await fetch(link.dataset.address, { method: "POST", body }).catch(() => null)
    const told = await answer?.json().catch(() => null)
    if (told?.html) return draw(told.html)
    if (!told) {
      const lost = box.querySelector("[data-lost]")
      return (lost.textContent = lost.dataset.lost)
    }
    away()
    kept(row, told.shot)
  })
  draw((await answer.json()).html)
}
