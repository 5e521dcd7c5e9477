// Photos of a piece: find them in the library, put them in order, caption them here.
// What is sent is the JSON text, kept in step with the list.
import { intake, takeChosen, takeDrops } from "./intake.js"

const form = document.querySelector("form.story")

for (const box of document.querySelectorAll("[data-photos]")) {
  if ("off" in box.dataset) continue
  const list = box.querySelector("ol")
  const text = box.querySelector(`textarea[name="${box.dataset.photos}"]`)
  const pattern = box.querySelector("template").content.firstElementChild
  const isWide = box.classList.contains("wide")
  const cover = isWide ? form.querySelector("[name=cover]") : null

  const keep = () => {
    const rows = [...list.children]
    text.value = JSON.stringify(
      rows.map(row => ({ photo: Number(row.dataset.photo), caption: row.querySelector("[data-caption]").value })),
    )
    if (cover?.value && !rows.some(row => row.dataset.photo === cover.value)) cover.value = ""
    rows.forEach((row, place) => {
      const rank = row.querySelector("[data-rank]")
      const leads = cover?.value ? row.dataset.photo === cover.value : place === 0
      const number = row.querySelector("[data-number]")
      if (number) number.textContent = place + 1
      rank.textContent = [isWide ? "" : place + 1, leads ? rank.dataset.lead : ""].filter(Boolean).join(" ")
      row.querySelector("[data-move='-1']").disabled = place === 0
      row.querySelector("[data-move='1']").disabled = place === rows.length - 1
    })
    form.dispatchEvent(new Event("input", { bubbles: true }))
  }

  let dragged = null
  const dress = row => {
    row.draggable = true
    row.addEventListener("dragstart", event => {
      if (event.target.closest?.("textarea")) return event.preventDefault()
      dragged = row
      event.dataTransfer.effectAllowed = "move"
      row.classList.add("dragged")
    })
    row.addEventListener("dragover", event => {
      if (!dragged || dragged === row) return
      event.preventDefault()
      const { top, height } = row.getBoundingClientRect()
      row[event.clientY < top + height / 2 ? "before" : "after"](dragged)
    })
    row.addEventListener("dragend", () => { row.classList.remove("dragged"); dragged = null; keep() })
    // text in the caption is selected with the mouse, which a draggable row would take for a drag
    const caption = row.querySelector("[data-caption]")
    caption.addEventListener("focus", () => (row.draggable = false))
    caption.addEventListener("blur", () => (row.draggable = true))
    caption.addEventListener("input", keep)
    for (const button of row.querySelectorAll("[data-move]"))
      button.addEventListener("click", () => move(row, Number(button.dataset.move), button))
    row.addEventListener("keydown", event => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      if (!event.altKey || !step) return
      event.preventDefault()
      move(row, step, event.target)
    })
    row.querySelector("[data-out]").addEventListener("click", () => { row.remove(); keep(); mark() })
    row.querySelector("[data-cover]")?.addEventListener("click", () => { cover.value = row.dataset.photo; keep() })
  }
  const move = (row, step, focused) => {
    if (step < 0) row.previousElementSibling?.before(row)
    else row.nextElementSibling?.after(row)
    keep()
    focused.disabled ? row.querySelector("[data-out]").focus() : focused.focus()
  }
  const add = (shot, number) => {
    const row = pattern.cloneNode(true)
    row.dataset.photo = shot.id
    const image = row.querySelector("img")
    if (shot.thumb) image.src = shot.thumb
    else image.hidden = true
    row.querySelector(".pic").classList.toggle("blank", !shot.thumb)
    const lack = row.querySelector(".lack")
    lack.textContent = shot.lack
    const lacks = row.querySelector(".lacks")
    lacks.firstElementChild.textContent = shot.lacks
    lack.hidden = lacks.hidden = !shot.lacks
    const mend = lacks.querySelector("a")
    mend.hidden = !shot.mend
    if (shot.mend) mend.href = shot.mend
    row.querySelector(".cap").textContent = shot.words
    row.querySelector(".cap").lang = shot.language
    row.querySelector(".line").prepend(shot.credit)
    const asked = row.querySelector(".instr")
    asked.textContent = shot.instructions
    asked.hidden = !shot.instructions
    row.number = number
    const later = [...list.children].find(other => other.number > number)
    later ? later.before(row) : list.append(row)
    dress(row)
    keep()
  }
  ;[...list.children].forEach(dress)
  if (list.children.length) keep()

  // Rows stand in the order in which their files were chosen, whichever arrives first.
  if (form.dataset.takeIn) {
    const upload = box.querySelector("[data-upload]")
    const take = intake(box.querySelector(".uploads"), form.dataset.takeIn, ({ shot }, number) => {
      if (!isIn(shot.id)) add(shot, number)
      return true
    })
    upload.hidden = false
    takeChosen(upload.querySelector("input"), take)
    takeDrops(box, take)
  }

  const finder = box.querySelector("[data-finder]")
  const query = finder.querySelector("input")
  const library = finder.querySelector("ul")
  const said = finder.querySelector("[data-said]")
  const isIn = id => list.querySelector(`:scope > [data-photo="${id}"]`)
  const mark = () => {
    for (const button of library.querySelectorAll("button"))
      button.setAttribute("aria-pressed", String(Boolean(isIn(button.dataset.id))))
  }
  const draw = shots => {
    said.textContent = shots.length ? "" : said.dataset.none
    library.replaceChildren(
      ...shots.map(shot => {
        const row = document.createElement("li")
        const button = Object.assign(document.createElement("button"), { type: "button" })
        button.dataset.id = shot.id
        const pic = Object.assign(document.createElement("span"), { className: "pic" })
        if (shot.thumb) pic.append(Object.assign(document.createElement("img"), { src: shot.thumb, alt: "", width: shot.width, height: shot.height }))
        if (shot.lacks) pic.append(Object.assign(document.createElement("span"), { className: "lack", textContent: shot.lack }))
        const words = Object.assign(document.createElement("span"), { className: "cap", textContent: shot.words || shot.label, lang: shot.language })
        const by = Object.assign(document.createElement("span"), { className: "by", textContent: shot.credit })
        button.append(pic, words, by)
        if (shot.lacks) button.append(Object.assign(document.createElement("span"), { className: "must lacks", textContent: shot.lacks }))
        if (shot.instructions) button.append(Object.assign(document.createElement("span"), { className: "instr", textContent: shot.instructions }))
        button.addEventListener("click", () => {
          const there = isIn(shot.id)
          if (there) { there.remove(); keep() } else add(shot)
          mark()
        })
        row.append(button)
        return row
      }),
    )
    mark()
  }
  let asked = 0
  const ask = async () => {
    const turn = ++asked
    const address = form.dataset.lookups.replace("/-/", "/photos/")
    const answer = await fetch(`${address}?q=${encodeURIComponent(query.value)}`)
    if (turn === asked) draw(answer.ok ? (await answer.json()).found : [])
  }
  let wait
  query.addEventListener("input", event => { event.stopPropagation(); clearTimeout(wait); wait = setTimeout(ask, 200) })
  query.addEventListener("keydown", event => {
    if (event.key === "Enter") { event.preventDefault(); ask() }
    if (event.key === "Escape") close()
  })
  const opener = box.querySelector("[data-find]")
  const close = () => { finder.hidden = true; opener.focus() }
  opener.addEventListener("click", () => { finder.hidden = false; query.focus(); ask() })
  finder.querySelector("[data-close]").addEventListener("click", close)
}
