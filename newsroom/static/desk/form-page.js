// The form of a piece as a whole: keys, counts, the hour on the button.
// Nothing here is needed to work.
document.documentElement.classList.add("scripted")
const form = document.querySelector("form.story")

// Ctrl/Cmd-S saves, Ctrl/Cmd-Enter does what the filled button says.
addEventListener("keydown", event => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return
  const button =
    event.key.toLowerCase() === "s"
      ? form.querySelector("[name=_save]")
      : event.key === "Enter"
        ? form.querySelector(".verb .default")
        : null
  if (!button) return
  event.preventDefault()
  button.click()
})

for (const count of document.querySelectorAll("[data-count]")) {
  const line = document.getElementById(count.dataset.count)
  const most = Number(line.getAttribute("maxlength") || 200)
  const tell = () => {
    count.textContent = `${[...line.value].length} / ${most}`
    count.classList.toggle("over", [...line.value].length > most)
  }
  line.removeAttribute("maxlength") // a pasted line is cut by its writer, not by the browser
  line.addEventListener("input", tell)
  tell()
}

// Nothing hides under the bar, which grows with what it tells: the page leaves its true height.
const room = new ResizeObserver(([{ target }]) => {
  if (target.isConnected) document.documentElement.style.setProperty("--bar-now", `${target.offsetHeight}px`)
})
const leaveRoom = () => {
  room.disconnect()
  room.observe(form.querySelector(".bar"))
}
leaveRoom()
form.addEventListener("desk:parts", leaveRoom) // a save brings another bar

// The button says the hour once one to come is typed, on the paper's clock.
const day = document.getElementById("id_planned_for_0")
const hour = document.getElementById("id_planned_for_1")
const zone = Number(document.body.dataset.adminUtcOffset || 0) * 1000
const { lang } = document.documentElement
const inWords = (at, year) =>
  new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { day: "numeric", month: "short", year, timeZone: "UTC" }).format(at)
const label = () => {
  const publish = form.querySelector("[data-publish]")
  if (!publish) return
  const then = Date.parse(`${day.value}T${hour.value}Z`) - zone
  const today = new Date(Date.now() + zone).toISOString().slice(0, 10)
  const date = Number.isNaN(then) || day.value === today ? "" : inWords(then + zone, day.value.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric")
  const words = [date, hour.value].filter(Boolean).join(" ")
  publish.textContent = then > Date.now() ? publish.dataset.at.replace("HOUR", words) : publish.dataset.publish
}
for (const box of [day, hour]) box.addEventListener("input", label)

// Lines of the sheet grow with what is written where the stylesheet alone cannot.
if (!CSS.supports("field-sizing", "content")) {
  for (const area of document.querySelectorAll("textarea.write")) {
    const grow = () => {
      area.rows = 1
      while (area.scrollHeight > area.clientHeight && area.rows < 12) area.rows += 1
    }
    area.addEventListener("input", grow)
    grow()
  }
}
for (const area of document.querySelectorAll("textarea.headline")) {
  const isNew = location.pathname.endsWith("/add/")
  if (isNew && !area.value && document.activeElement === document.body) area.focus({ preventScroll: true })
  area.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault()
  })
}
