// Keeps the countdowns of the desk's home current; the words are the server's.
const MINUTE = 60_000

const words = (left, told) => {
  if (left <= 0) return told.live
  if (left < MINUTE) return told.now
  const minutes = Math.floor(left / MINUTE)
  if (minutes < 60) return told.minutes.replace("{minutes}", minutes)
  const over = String(minutes % 60).padStart(2, "0")
  return told.hours.replace("{hours}", Math.floor(minutes / 60)).replace("{minutes}", over)
}
const tell = () => {
  for (const time of document.querySelectorAll("[data-until]")) {
    const left = Date.parse(time.dateTime) - Date.now()
    if (left < 24 * 60 * MINUTE) time.textContent = words(left, time.closest("[data-countdown]").dataset)
  }
}
tell()
setInterval(tell, 10_000)
document.addEventListener("visibilitychange", tell)
