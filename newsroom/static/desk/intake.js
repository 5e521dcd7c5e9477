// Takes files in: in chunks, two files at once, each told of in a row of its own. A lost
// connection is waited out and the file goes on from there; a refused file stops no other.
import { renew } from "./reach.js"

const CHUNK = 1 << 20 // bytes: what a lost connection costs at most
const AT_ONCE = 2
const PATIENCE = 180 // seconds for one chunk; after the last one the photo is read
const DELAYS = [1, 2, 4, 8, 15, 30] // seconds until the next try

const send = (address, fields, moved) => {
  const request = new XMLHttpRequest()
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const answer = new Promise(resolve => {
    request.onerror = request.ontimeout = request.onabort = () => resolve({ status: 0 })
    request.onload = () => {
      let told = null
      try { told = JSON.parse(request.responseText) } catch { /* a page, as of the log-in */ }
      resolve({ status: request.status, told })
    }
  })
  request.upload.onprogress = event => moved(event.loaded / event.total)
  request.open("POST", address)
  request.timeout = PATIENCE * 1000
  request.send(body)
  return { answer, abort: () => request.abort() }
}

// `box` is the list of what comes in (admin/_uploads.html). `arrived(told, number)` hears of each
// photo that is in, files being numbered as they were given; true from it means that the photo
// shows, so that its row may go. Returns the function that takes files.
export const intake = (box, address, arrived) => {
  const words = box.dataset
  const [list, pattern, said] = ["ul", "template", "[role=log]"].map(name => box.querySelector(name))
  const count = box.querySelector(".total")
  const queue = []
  let number = 0, running = 0, arrivals = 0

  const isAtWork = () => running + queue.length > 0
  const tally = () => {
    box.hidden = !list.children.length
    box.toggleAttribute("data-at-work", isAtWork())
    count.textContent = words.total.replace("IN", arrivals).replace("ALL", number)
  }
  addEventListener("beforeunload", event => isAtWork() && event.preventDefault())

  const rowOf = file => {
    const row = pattern.content.firstElementChild.cloneNode(true)
    const [name, bar, line, doing] = row.children
    name.textContent = name.title = file.name
    bar.setAttribute("aria-label", file.name)
    list.append(row)
    const button = (label, act) => {
      const made = Object.assign(document.createElement("button"), { type: "button", className: "text", textContent: label })
      made.addEventListener("click", act)
      return made
    }
    const link = (label, href) =>
      Object.assign(document.createElement("a"), { href, textContent: label, target: "_blank" })
    const say = (text, css = "") => {
      line.className = css
      line.textContent = text
    }
    return { file, number: number++, row, bar, line, doing, say, button, link }
  }

  const stop = job => {
    job.isStopped = true
    job.sending?.abort()
    job.wake?.()
    job.row.remove()
    const place = queue.indexOf(job)
    if (place >= 0) queue.splice(place, 1)
    number -= 1
    tally()
  }

  const pause = (job, text, seconds) =>
    new Promise(resolve => {
      const until = Date.now() + seconds * 1000
      const share = Math.round(job.bar.value)
      const show = () => {
        const left = Math.ceil((until - Date.now()) / 1000)
        if (left <= 0) return job.wake()
        job.say(text.replace("SHARE", share).replace("SECONDS", left), "advice")
      }
      const clock = setInterval(show, 500)
      job.wake = () => {
        clearInterval(clock)
        removeEventListener("online", job.wake)
        now.remove()
        resolve()
      }
      const now = job.button(words.now, job.wake)
      addEventListener("online", job.wake)
      job.doing.prepend(now)
      show()
    })

  const finish = (job, told) => {
    const isIn = told.state !== "refused"
    job.bar.value = isIn ? 100 : 0
    if (isIn) arrivals += 1
    job.say(told.words, { in: "", here: "advice", refused: "must" }[told.state])
    job.doing.replaceChildren(isIn ? job.link(words[told.state], told.url) : job.button(words.clear, () => { job.row.remove(); tally() }))
    if (!isIn) job.bar.hidden = true
    for (const photo of told.near) job.line.append(" ", job.link(photo.words, photo.url))
    said.append(Object.assign(document.createElement("p"), { textContent: `${job.file.name}: ${job.line.textContent}` }))
    const isShown = isIn && arrived?.(told, job.number)
    if (isShown && told.state === "in" && !told.near.length) job.row.remove()
  }

  // Who logged in again in another tab has another token there; true when it is this page's now.
  const renewed = () => renew(document.querySelector("#user-tools")).then(trouble => !trouble, () => false)
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value

  const take = async job => {
    const { file } = job
    let offset = 0, size = CHUNK, tries = 0, restarts = 0, isRenewed = false
    job.doing.append(job.button(words.stop, () => stop(job)))
    while (!job.isStopped) {
      const chunk = file.slice(offset, offset + size)
      const fields = { name: file.name, size: file.size, changed: file.lastModified, offset, csrfmiddlewaretoken: token(), chunk }
      job.sending = send(address, fields, share => {
        const sent = file.size ? (offset + share * chunk.size) / file.size : share
        job.bar.value = sent * 100
        job.say(sent < 1 ? `${Math.floor(sent * 100)} %` : words.read)
      })
      const { status, told } = await job.sending.answer
      if (job.isStopped) return
      if (status === 200 && told?.state) return finish(job, told)
      if (Number.isInteger(told?.offset)) {
        // Servers that share no disk know nothing of each other's chunks: then all in one.
        if (told.offset < offset && ++restarts > 1) size = Math.max(1, file.size)
        offset = told.offset
        if (status === 200) tries = 0
        continue
      }
      if (status === 403 && !isRenewed && (isRenewed = await renewed())) continue
      isRenewed = false
      if (status && status !== 429 && status < 500) {
        await pause(job, { 200: words.out, 403: words.out, 413: words.large }[status] || told?.words || words.odd, 1e9)
      } else {
        const why = told?.state === "waits" ? words.store : status ? words.busy : words.lost
        await pause(job, why, DELAYS[Math.min(tries++, DELAYS.length - 1)])
      }
    }
  }

  const next = () => {
    while (running < AT_ONCE && queue.length) {
      running += 1
      take(queue.shift()).finally(() => { running -= 1; next() })
    }
    tally()
  }

  return files => {
    for (const file of files) {
      const job = rowOf(file)
      job.say(words.waits)
      queue.push(job)
    }
    next()
  }
}

// Files dropped on `zone` go to `take`; other things that are dragged there do not concern us.
// `shown` is what says where they go.
export const takeDrops = (zone, take, shown = zone) => {
  const carriesFiles = event => event.dataTransfer?.types.includes("Files")
  zone.addEventListener("dragover", event => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    shown.classList.add("over")
  })
  zone.addEventListener("dragleave", () => shown.classList.remove("over"))
  zone.addEventListener("drop", event => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    shown.classList.remove("over")
    take([...event.dataTransfer.files])
  })
}

// And files chosen in the browser's own dialogue.
export const takeChosen = (chooser, take) =>
  chooser.addEventListener("change", () => { take([...chooser.files]); chooser.value = "" })

// The library: files go in anywhere on its page, and the button asks for them.
const library = document.querySelector("[data-intake]")
if (library) {
  const take = intake(library, library.dataset.intake)
  const chooser = document.querySelector("[data-choose] ~ input[type=file]")
  document.querySelector("[data-choose]").addEventListener("click", event => {
    if (event.metaKey || event.ctrlKey) return
    event.preventDefault()
    chooser.click()
  })
  takeChosen(chooser, take)
  takeDrops(document.getElementById("content"), take)
}
