// The preview beside the form, loaded again after each save, and the links to it.
// Without this script the preview opens in a window of its own and links answer with a page.
const form = document.querySelector("form.story")
const panel = document.querySelector("[data-preview-panel]")
const links = document.getElementById("preview-links")

if (panel) {
  const frame = panel.querySelector("[data-preview-frame]")
  const stage = frame.parentElement
  let wide = 390
  let opener = null

  // The page in its true width, made smaller where the panel is narrower.
  const fit = () => {
    if (panel.hidden) return
    const scale = Math.min(1, stage.clientWidth / wide)
    frame.style.width = `${wide}px`
    frame.style.height = `${stage.clientHeight / scale}px`
    frame.style.transform = `scale(${scale})`
  }
  const load = () => {
    const address = form.querySelector("[data-preview]").href
    if (frame.contentWindow && frame.src) frame.contentWindow.location.replace(address)
    else frame.src = address
  }
  const close = () => {
    panel.hidden = true
    document.body.classList.remove("previewing", "previewing-wide")
    if (opener?.isConnected) opener.focus({ preventScroll: true })
  }
  document.addEventListener("click", event => {
    const link = event.target.closest("[data-preview]")
    if (link && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault()
      opener = link
      panel.hidden = false
      document.body.classList.add("previewing")
      load()
      fit()
    }
    const width = event.target.closest("[data-wide]")
    if (width) {
      wide = Number(width.dataset.wide)
      for (const one of panel.querySelectorAll("[data-wide]")) one.setAttribute("aria-pressed", one === width)
      document.body.classList.toggle("previewing-wide", wide > 390)
      fit()
    }
    if (event.target.closest("[data-preview-close]")) close()
  })
  addEventListener("keydown", event => {
    if (event.key === "Escape" && !panel.hidden && !event.defaultPrevented) close()
  })
  addEventListener("resize", fit)
  form.addEventListener("desk:saved", () => panel.hidden || load())
}

if (links) {
  let busy = false
  links.addEventListener("submit", async event => {
    event.preventDefault()
    if (busy) return
    busy = true
    const part = form.querySelector("[data-part=previews]")
    const body = new URLSearchParams(new FormData(links, event.submitter))
    try {
      const response = await fetch(event.submitter.formAction, { method: "POST", body, headers: { Accept: "application/json" } })
      const answer = await response.json()
      part.innerHTML = answer.parts.previews
      const made = part.querySelector("[data-made]") ?? part.querySelector("summary")
      made.focus()
      made.select?.()
    } catch {
      const words = Object.assign(document.createElement("p"), { className: "must", textContent: links.dataset.trouble })
      words.setAttribute("role", "alert")
      part.querySelector(".in").prepend(words)
    } finally {
      busy = false
    }
  })
  document.addEventListener("click", async event => {
    const copy = event.target.closest(".made [data-copy]")
    if (!copy) return
    const made = copy.parentElement.querySelector("[data-made]")
    made.select()
    await navigator.clipboard?.writeText(made.value)
    copy.textContent = copy.dataset.copied
  })
}
