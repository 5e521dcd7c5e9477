// Draws the slots anew with every number that is typed: asked of the server, which places them as
// readers' pages do. Own numbers stand open while they count. Without this: a button shows the
// slots in a page of their own.
const box = document.querySelector("[data-slots]")
const form = box.closest("form")
const part = box.querySelector("[data-part=slots]")
const words = box.querySelector("input")
const choices = box.querySelector("datalist")
const own = document.querySelector(".own-numbers")
const PAUSE = 200 // milliseconds after the last key

box.querySelector("button").remove()

const open = () => {
  own.hidden = form.elements.preset.value !== "own" && !own.querySelector(".errorlist")
}

let turn = 0
const draw = async () => {
  const mine = ++turn
  const body = new FormData(form)
  const chosen = [...choices.options].find(one => one.value === words.value)
  if (chosen) body.set("story", chosen.dataset.id)
  try {
    const answer = await fetch(box.dataset.address, { method: "POST", body, headers: { Accept: "application/json" } })
    if (!answer.ok) throw new Error(answer.status)
    const told = await answer.json()
    if (mine === turn) part.innerHTML = told.parts.slots
  } catch {
    if (mine === turn) part.textContent = box.dataset.lost
  }
}

const suggest = async () => {
  try {
    const answer = await fetch(`${box.dataset.stories}?q=${encodeURIComponent(words.value.trim())}`)
    const { found } = await answer.json()
    choices.replaceChildren(...found.map(one => {
      const option = new Option(one.hint ?? "", one.label)
      option.value = one.label
      option.dataset.id = one.id
      return option
    }))
  } catch { /* no connection: the words themselves are looked for with the next drawing */ }
}

let wait
form.addEventListener("input", event => {
  const isStory = event.target === words
  if (!isStory && event.target.tagName === "TEXTAREA") return
  open()
  clearTimeout(wait)
  const isChosen = isStory && [...choices.options].some(one => one.value === words.value)
  wait = setTimeout(async () => {
    if (isStory && !isChosen) await suggest()
    draw()
  }, PAUSE)
})
words.addEventListener("keydown", event => { if (event.key === "Enter") event.preventDefault() })
words.addEventListener("focus", suggest, { once: true })
open()
