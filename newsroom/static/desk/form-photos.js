// Photos of a piece: find them in the library, put them in order, caption them here.
// What is sent is the JSON text, kept in step with the list.
import { intake, takeChosen, takeDrops } from "./intake.js"
import { fillIn } from "./photo-words.js"

const form = document.querySelector("form.story")

for (const box of document.querySelectorAll("[data-photos]")) {
  if ("off" in box.dataset) continue
  const list = box.querySelector("ol")
  const text = box.querySelector(`textarea[name="${box.dataset.photos}"]`)
  const pattern = box.querySelector("template").content.firstElementChild
  const isWide = box.classList.contains("wide")
  const cover = isWide ? form.querySelector("[name=cover]") : null

  // The text holds every photo; the list draws some, `before` and `after` are the others.
  const atOnce = Number(box.dataset.atOnce)
  const told = box.querySelector("[data-told]")
  const leaf = box.querySelector("[data-leaf]")
  const rowOf = row => ({ photo: Number(row.dataset.photo), caption: row.querySelector("[data-caption]").value })
  const written = () => { try { return JSON.parse(text.value || "[]") } catch { return [] } }
  let before = []
  let after = [written()].flat().slice(atOnce)
  const all = () => [...before, ...[...list.children].map(rowOf), ...after]
  const isIn = id => all().some(row => row.photo === Number(id))
  const leads = (row, place) => (cover?.value ? row.dataset.photo === cover.value : place === 0)

  const keep = () => {
    const rows = all()
    text.value = JSON.stringify(rows.map(({ photo, caption }) => ({ photo, caption })))
    if (cover?.value && !rows.some(row => row.photo === Number(cover.value))) cover.value = ""
    ;[...list.children].forEach((row, at) => {
      const place = before.length + at
      const rank = row.querySelector("[data-rank]")
      const number = row.querySelector("[data-number]")
      if (number) Object.assign(number, { value: place + 1, max: rows.length, disabled: false })
      rank.textContent = [isWide ? "" : place + 1, leads(row, place) ? rank.dataset.lead : ""].filter(Boolean).join(" ")
      row.querySelector("[data-move='-1']").disabled = place === 0
      row.querySelector("[data-move='1']").disabled = place === rows.length - 1
    })
    leaf.hidden = !before.length && !after.length
    const where = { FIRST: before.length + 1, LAST: before.length + list.children.length, ALL: rows.length }
    const place = leaf.querySelector("[data-place]")
    place.textContent = place.dataset.place.replace(/FIRST|LAST|ALL/g, name => where[name].toLocaleString())
    leaf.querySelector("[data-turn='-1']").disabled = !before.length
    leaf.querySelector("[data-turn='1']").disabled = !after.length
    leaf.querySelector("[data-go]").max = rows.length
    form.dispatchEvent(new Event("input", { bubbles: true }))
  }

  // Draws the hundred in which `place` stands, of `rows`.
  const draw = async (rows, place) => {
    const start = Math.max(0, Math.floor(Math.min(place, rows.length - 1) / atOnce) * atOnce)
    const here = rows.slice(start, start + atOnce)
    const answer = await fetch(`${form.dataset.shots}?ids=${here.map(row => row.photo)}`)
    if (!answer.ok) return false
    const shots = new Map((await answer.json()).shots.map(shot => [shot.id, shot]))
    before = rows.slice(0, start)
    after = rows.slice(start + atOnce)
    list.replaceChildren(...here.map(row => made(shots.get(row.photo) ?? { id: row.photo }, row.caption)))
    keep()
    return true
  }
  const goTo = async (place, rows = all()) => {
    if (!(await draw(rows, place))) return
    const row = list.children[Math.min(place, rows.length - 1) - before.length]
    row.scrollIntoView({ block: "nearest" })
    row.querySelector("[data-number], [data-out]").focus()
  }
  // To any place, also one that is not drawn.
  const put = async (row, place) => {
    const rows = all()
    const from = before.length + [...list.children].indexOf(row)
    const to = Math.max(0, Math.min(rows.length - 1, place))
    if (!Number.isInteger(to) || to === from) return keep()
    rows.splice(to, 0, ...rows.splice(from, 1))
    await goTo(to, rows)
    told.textContent = told.dataset.put.replace("PLACE", (to + 1).toLocaleString())
  }
  for (const button of leaf.querySelectorAll("[data-turn]"))
    button.addEventListener("click", () => goTo(before.length + Number(button.dataset.turn) * atOnce))
  leaf.addEventListener("keydown", event => {
    if (event.key !== "Enter" || !event.target.matches("[data-go]")) return
    event.preventDefault()
    if (event.target.value) goTo(Math.max(0, Number(event.target.value) - 1))
  })

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
    const number = row.querySelector("[data-number]")
    number?.addEventListener("change", () => put(row, Number(number.value) - 1))
    number?.addEventListener("keydown", event => {
      if (event.key === "Enter") { event.preventDefault(); number.blur() }
    })
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
    const beside = step < 0 ? row.previousElementSibling : row.nextElementSibling
    if (!beside && (step < 0 ? before : after).length)
      return put(row, before.length + [...list.children].indexOf(row) + step)
    if (step < 0) row.previousElementSibling?.before(row)
    else row.nextElementSibling?.after(row)
    keep()
    // at an end the way back takes over: on “Take out” one more Enter would lose the photo
    const next = focused.disabled ? row.querySelector(`[data-move='${-step}']`) : focused
    next.focus()
  }
  const tell = (row, shot) => {
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
    mend.dataset.address = shot.fill ?? ""
    row.querySelector(".cap").textContent = shot.words ?? ""
    row.querySelector(".cap").lang = shot.language ?? ""
    const line = row.querySelector(".line")
    if (line.firstChild?.nodeType === Node.TEXT_NODE) line.firstChild.remove()
    line.prepend(`${shot.credit ?? ""} `)
    const asked = row.querySelector(".instr")
    asked.textContent = shot.instructions
    asked.hidden = !shot.instructions
  }
  const made = (shot, caption = "") => {
    const row = pattern.cloneNode(true)
    row.dataset.photo = shot.id
    tell(row, shot)
    row.querySelector("[data-caption]").value = caption
    dress(row)
    return row
  }
  // Who comes back from mending a photo in another tab sees it mended, and the checks know it too.
  let isMending = false
  const lookAgain = async () => {
    if (!isMending || document.hidden) return
    const lacking = [...list.children].filter(row => !row.querySelector(".lacks").hidden)
    if (!lacking.length) return (isMending = false)
    const answer = await fetch(`${form.dataset.shots}?ids=${lacking.map(row => row.dataset.photo)}`).catch(() => null)
    if (!answer?.ok) return // the next return asks again
    const shots = new Map((await answer.json()).shots.map(shot => [String(shot.id), shot]))
    for (const row of lacking) if (shots.has(row.dataset.photo)) tell(row, shots.get(row.dataset.photo))
    form.dispatchEvent(new Event("desk:mended"))
  }
  const filled = (row, shot) => {
    tell(row, shot)
    form.dispatchEvent(new Event("desk:mended"))
    const next = list.querySelector(".lacks:not([hidden]) a.mend:not([hidden])") ?? box.querySelector("[data-find]")
    next.focus()
  }
  list.addEventListener("click", event => {
    const link = event.target.closest("a.mend")
    if (!link) return
    if (event.ctrlKey || event.metaKey || event.shiftKey) return (isMending = true)
    event.preventDefault()
    fillIn(link.closest("[data-photo]"), form, filled)
  })
  list.addEventListener("auxclick", event => { if (event.target.closest("a.mend")) isMending = true })
  addEventListener("focus", lookAgain)
  document.addEventListener("visibilitychange", lookAgain)
  // New ones stand last, those chosen together in the order of their files.
  const add = (shot, number, caption = "") => {
    if (after.length || list.children.length >= atOnce) {
      const at = after.findIndex(other => other.number > number)
      after.splice(at < 0 ? after.length : at, 0, { photo: shot.id, caption, number })
      return keep()
    }
    const row = made(shot, caption)
    row.number = number
    const later = [...list.children].find(other => other.number > number)
    later ? later.before(row) : list.append(row)
    keep()
  }
  const takeOut = id => {
    list.querySelector(`:scope > [data-photo="${id}"]`)?.remove()
    before = before.filter(row => row.photo !== id)
    after = after.filter(row => row.photo !== id)
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
    // Wherever in the form they are dropped: a browser would leave it and show the file.
    takeDrops(form, files => { box.scrollIntoView({ block: "nearest" }); take(files) }, box)
  }

  const finder = box.querySelector("[data-finder]")
  const query = finder.querySelector("input")
  const library = finder.querySelector("ul")
  const said = finder.querySelector("[data-said]")
  const mark = () => {
    for (const button of library.querySelectorAll("button"))
      button.setAttribute("aria-pressed", String(Boolean(isIn(button.dataset.id))))
  }
  const drawFound = shots => {
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
          isIn(shot.id) ? takeOut(shot.id) : add(shot)
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
    if (turn === asked) drawFound(answer.ok ? (await answer.json()).found : [])
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

  // The photos of a gallery, with its captions, in its order; those that stand here stay as they are.
  const galleries = box.querySelector("[data-galleries]")
  const copier = box.querySelector("[data-copy]")
  const copy = async id => {
    const answer = await fetch(`${form.dataset.shots}?gallery=${id}`)
    if (!answer.ok) return
    const { shots, words } = await answer.json()
    const fresh = shots.filter(shot => !isIn(shot.id))
    fresh.forEach(shot => add(shot, undefined, shot.caption))
    const counts = { NEW: fresh.length, OLD: shots.length - fresh.length }
    told.textContent = [told.dataset.copied.replace(/NEW|OLD/g, name => counts[name]), words].filter(Boolean).join(" ")
    shut()
  }
  const shut = () => { galleries.hidden = true; copier.focus() }
  const [named, list2, none] = ["input", "ul", "[data-said]"].map(name => galleries.querySelector(name))
  let askedGalleries = 0
  const askGalleries = async () => {
    const turn = ++askedGalleries
    const answer = await fetch(`${form.dataset.lookups.replace("/-/", "/galleries/")}?q=${encodeURIComponent(named.value)}`)
    const found = answer.ok ? (await answer.json()).found : []
    if (turn !== askedGalleries) return // a later question is under way
    none.textContent = found.length ? "" : none.dataset.none
    list2.replaceChildren(...found.map(gallery => {
      const row = document.createElement("li")
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: gallery.label })
      button.append(" ", Object.assign(document.createElement("span"), { className: "quiet", textContent: gallery.hint }))
      button.addEventListener("click", () => copy(gallery.id))
      row.append(button)
      return row
    }))
  }
  let waitGalleries
  named.addEventListener("input", event => {
    event.stopPropagation()
    clearTimeout(waitGalleries)
    waitGalleries = setTimeout(askGalleries, 200)
  })
  galleries.addEventListener("keydown", event => {
    if (event.key === "Escape") shut()
    if (event.key === "Enter" && event.target === named) { event.preventDefault(); askGalleries() }
  })
  copier.addEventListener("click", () => { galleries.hidden = false; named.focus(); askGalleries() })
  galleries.querySelector("[data-close]").addEventListener("click", shut)
}
