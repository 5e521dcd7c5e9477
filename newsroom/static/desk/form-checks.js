// The checks while one writes: asked of the server when the typing rests, each a way to what it
// speaks of. Advice can be set aside until this tab is closed. Without this the checks are those
// of the last save, and their links lead to the fields.
import { isAway } from "./reach.js"

const form = document.querySelector("form.story")
const part = form.querySelector("[data-part=checks]")
const RESTS = 1200 // milliseconds without a key

// Asked for when it is wanted: it may stand before this script runs, or long after.
const editorNow = () => form.querySelector(".ProseMirror")?.editor

// -- advice set aside ----------------------------------------------------------------

const drawer = `desk.aside.${form.elements.uid.value}`
const aside = () => new Set(JSON.parse(sessionStorage.getItem(drawer) ?? "[]"))
const keep = codes => sessionStorage.setItem(drawer, JSON.stringify([...codes]))

const dress = () => {
  const button = form.querySelector(".verb > .default")
  const off = part.querySelector("[data-off]")
  const mend = part.querySelector("template").content.querySelector("[data-mend]")
  form.querySelector(".bar [data-mend]")?.replaceWith(mend.cloneNode(true))
  if (button && off) {
    button.setAttribute("aria-disabled", "true")
    button.setAttribute("aria-describedby", off.id)
  } else if (["off", "before"].includes(button?.getAttribute("aria-describedby"))) {
    button.removeAttribute("aria-disabled")
    button.removeAttribute("aria-describedby")
  }
  const rows = [...part.querySelectorAll("[data-code]")]
  if (!rows.length) return
  const gone = aside()
  for (const row of rows) row.hidden = gone.has(row.dataset.code)
  const hidden = rows.filter(row => row.hidden).length
  part.querySelector("[data-advice-count]").textContent = rows.length - hidden
  const told = part.querySelector("[data-set-aside]")
  told.hidden = !hidden
  told.querySelector("[data-number]").textContent = hidden
}

part.addEventListener("click", event => {
  const row = event.target.closest("[data-aside]")?.closest("[data-code]")
  if (row) {
    const next = [...part.querySelectorAll("[data-code]:not([hidden]) [data-aside]")]
    const place = next.indexOf(row.querySelector("[data-aside]"))
    keep(aside().add(row.dataset.code))
    dress()
    ;(next[place + 1] ?? next[place - 1] ?? part.querySelector("[data-again]")).focus()
  } else if (event.target.closest("[data-again]")) {
    keep([])
    dress()
    part.querySelector("[data-aside]").focus()
  }
})

// -- the way to a place within a field -----------------------------------------------

const nodeAt = place => {
  const [kind, which] = place.split(" ")
  const editor = editorNow()
  let found = null
  editor?.state.doc.descendants((node, position, _parent, index) => {
    const isTop = editor.state.doc.resolve(position).depth === 0
    if (kind === "block" ? isTop && index === Number(which) : String(node.attrs["data-photo"]) === which)
      found ??= { from: position + 1, to: position + node.nodeSize - 1, node, position }
    return !found && kind === "photo"
  })
  return found
}
const ways = {
  body(place) {
    const found = nodeAt(place)
    if (!found) return false
    const chain = editorNow().chain().focus()
    if (found.node.isAtom) chain.setNodeSelection(found.position)
    else chain.setTextSelection(found)
    chain.scrollIntoView().run()
    return true
  },
  photos(place) {
    const row = form.querySelector(`[data-photos] [data-photo="${place.split(" ")[1]}"]`)
    row?.scrollIntoView({ block: "center" })
    const mend = row?.querySelector(".lacks:not([hidden]) a.mend:not([hidden])")
    if (mend) mend.click()
    else if (row) ["[data-caption]", "[data-out]"].map(name => row.querySelector(name)).find(one => one?.checkVisibility())?.focus()
    return Boolean(row)
  },
}
form.addEventListener(
  "click",
  event => {
    const { jump, place } = event.target.closest("[data-place]")?.dataset ?? {}
    if (!place || !ways[jump]?.(place)) return
    event.preventDefault()
    event.stopPropagation() // the way to the field as a whole is form-save.js's
  },
  true,
)

// -- while one types -----------------------------------------------------------------

let asked = 0
let wait
const ask = async () => {
  if (isAway(form)) return
  const turn = ++asked
  const typed = new URLSearchParams([...new FormData(form)])
  if (part.querySelector("[data-tried]")) typed.set("_tried", "1")
  try {
    const answer = await fetch(form.dataset.check, { method: "POST", body: typed, redirect: "manual" })
    if (!answer.ok || turn !== asked) return // the next rest asks again
    const { parts } = await answer.json()
    if (turn === asked) lay(parts.checks)
  } catch {
    // no connection: the save line says so, the checks stay as they are
  }
}
const lay = html => {
  const isFolded = part.querySelector("[data-checks]")?.open === false
  const at = [...part.querySelectorAll("a, button, summary")].indexOf(document.activeElement)
  part.innerHTML = html
  if (isFolded && part.querySelector("[data-checks]")) part.querySelector("[data-checks]").open = false
  dress()
  if (at >= 0) ([...part.querySelectorAll("a, button, summary")][at] ?? form.querySelector(".verb .default"))?.focus()
}
form.addEventListener("input", () => {
  clearTimeout(wait)
  wait = setTimeout(ask, RESTS)
})
form.addEventListener("desk:mended", ask)
form.addEventListener("desk:back", ask)
form.addEventListener("desk:parts", ({ detail }) => {
  if (!("checks" in detail.parts)) return
  asked += 1 // an answer under way tells of an older text
  dress()
})
dress()
