// What is pasted keeps its sense and nothing else: Word's lists become lists, Google's wrappers
// go, pictures are left out and said to be. Plain text is read as copy: an empty line parts
// paragraphs, a single line break within one joins.
import { Extension, Plugin, pm } from "django-prose-editor/editor"

const { Fragment, Slice } = pm.model
const NOTHING = "style,script,meta,link,title,xml,iframe,object,embed,form,input,button,select,textarea,svg,math,audio,video,noscript,template"
const KEPT = /^(href|title|rel|start|type|colspan|rowspan|data-(photo|layout|caption|gallery|story|embed-url|title|pullquote|pm-slice))$/
const BLOCKS = "p,h1,h2,h3,h4,h5,h6,ul,ol,li,table,blockquote,figure,aside,div,section,article,pre,hr"

const unwrap = element => element.replaceWith(...element.childNodes)
const renamed = (element, name) => {
  const other = element.ownerDocument.createElement(name)
  other.append(...element.childNodes)
  element.replaceWith(other)
  return other
}
// Under a strict policy the browser empties `style` attributes as it parses, so they are renamed
// before and read as text.
const style = element => (element.getAttribute("data-s") || "").toLowerCase().replace(/\s+/g, "")

const parsed = html => {
  const safe = html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<(style|script|xml)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, tag => tag.replace(/(\s)style(\s*=)/gi, "$1data-s$2").replace(/([\s"'/])on[a-z]+\s*=/gi, "$1data-x="))
  return new DOMParser().parseFromString(safe, "text/html")
}

// Word writes lists as paragraphs with their level in the style and the bullet as text.
const lists = doc => {
  let open = []
  for (const p of doc.querySelectorAll("p")) {
    const level = Number(/mso-list:l\d+level(\d+)/.exec(style(p))?.[1] ?? 0)
    if (!level) { open = []; continue }
    const bullet = [...p.querySelectorAll("span")].find(span => style(span).includes("mso-list:ignore"))
    const sign = bullet?.textContent ?? ""
    bullet?.remove()
    const name = /^\s*(\d+|[a-z]|[ivxlc]+)[.)]/i.test(sign) ? "ol" : "ul"
    open = open.slice(0, level)
    if (open.length === level && open[level - 1].localName !== name) open = open.slice(0, level - 1)
    if (open.length < level) {
      const list = doc.createElement(name)
      const within = open.at(-1)?.lastElementChild
      if (within) within.append(list)
      else p.before(list)
      open.push(list)
    }
    const row = doc.createElement("li")
    open.at(-1).append(row)
    row.append(p)
  }
}

const emphasis = doc => {
  for (const bold of doc.querySelectorAll("b,strong")) if (/(^|;)font-weight:(normal|[1-4]00)/.test(style(bold))) unwrap(bold)
  for (const slanted of doc.querySelectorAll("i,em")) if (/(^|;)font-style:normal/.test(style(slanted))) unwrap(slanted)
  for (const span of doc.querySelectorAll("span,font")) {
    let inside = span
    const wrap = name => {
      const mark = doc.createElement(name)
      mark.append(...inside.childNodes)
      inside.append(mark)
      inside = mark
    }
    const css = style(span)
    if (/font-weight:(bold|[6-9]00)/.test(css) && !span.closest("h1,h2,h3,h4,h5,h6,th")) wrap("strong")
    if (/font-style:(italic|oblique)/.test(css)) wrap("em")
    unwrap(span)
  }
  for (const bold of doc.querySelectorAll(":is(h1,h2,h3,h4,h5,h6,th) :is(b,strong)")) unwrap(bold)
}

const clean = html => {
  const doc = parsed(html)
  const pictures = doc.querySelectorAll("img,picture:not(:has(img))").length
  lists(doc)
  for (const element of doc.querySelectorAll(`${NOTHING},img,picture`)) element.remove()
  // Word's own elements (o:p, v:shape, st1:place) and what is hidden
  for (const element of doc.querySelectorAll("*")) {
    if (element.localName.includes(":")) unwrap(element)
    else if (/display:none|mso-hide:all/.test(style(element))) element.remove()
  }
  emphasis(doc)
  for (const heading of doc.querySelectorAll("h1")) renamed(heading, "h2")
  for (const heading of doc.querySelectorAll("h4,h5,h6")) renamed(heading, "h3")
  // A box that holds text of its own is a paragraph; one that holds blocks is nothing.
  for (const box of [...doc.querySelectorAll("div,section,article,header,footer,main,nav,address,center,pre,dt,dd,figcaption")].reverse())
    if (box.querySelector(BLOCKS)) unwrap(box)
    else if (box.textContent.trim()) renamed(box, "p")
    else box.remove()
  for (const figure of doc.querySelectorAll("figure")) if (![...figure.attributes].some(({ name }) => /^data-(photo|gallery|story|embed-url)$/.test(name))) unwrap(figure)
  for (const link of doc.querySelectorAll("a")) if (!link.getAttribute("href") || link.getAttribute("href").startsWith("#")) unwrap(link)
  for (const element of doc.querySelectorAll("*")) for (const { name } of [...element.attributes]) if (!KEPT.test(name)) element.removeAttribute(name)
  for (const p of doc.querySelectorAll("p")) {
    while (p.lastChild?.nodeName === "BR") p.lastChild.remove()
    if (!p.textContent.trim() && !p.closest("td,th")) p.remove()
  }
  for (const br of doc.querySelectorAll("body > br")) br.remove()
  return { html: doc.body.innerHTML, pictures }
}

// As articles.wire_copy.paragraphs reads copy, which tests hold together.
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]$/
const LONG = 90 // characters: beyond it, lines were not broken by a wire but by their writer
export const paragraphs = text => {
  const lines = text.replace(/\r\n?/g, "\n").replace(/[\f\v\u0000]/g, "").split("\n")
  const isLoose = !lines.some(row => !row.trim()) && lines.some(row => row.length > LONG)
  const found = []
  let isOpen = false
  for (const row of lines) {
    const words = row.trim().replace(/\s+/g, " ")
    const isNew = !isOpen || isLoose || /^(\s{2,}|\t|\u3000)/.test(row)
    if (!words) isOpen = false
    else if (isNew) { found.push(words); isOpen = true }
    else found[found.length - 1] += (UNSPACED.test(found.at(-1)) && UNSPACED.test(words[0]) ? "" : " ") + words
  }
  return found
}

const isAddress = text => /^https:\/\/[\w.-]+(:\d+)?([/?#][^\s<>"\\]*)?$/.test(text)
const isOurs = text => text.startsWith(`${location.origin}/`) && !/[\s<>"\\]/.test(text)

export const Paste = Extension.create({
  name: "pasted",
  priority: 900,
  addOptions: () => ({ words: {} }),
  addProseMirrorPlugins() {
    const { editor, options: { words } } = this
    let leftOut = 0
    const beside = () => editor.storage.panels.beside
    const tell = () => {
      if (leftOut) beside().note((leftOut === 1 ? words.picture : words.pictures).replace("NUMBER", leftOut))
      leftOut = 0
    }
    // An address by itself on an empty line may be meant as a card, one of our own as a story.
    const offerCard = (view, address) => {
      const { from } = view.state.selection
      view.dispatch(view.state.tr.insertText(address, from).addMark(from, from + address.length, view.state.schema.marks.link.create({ href: address })))
      const stands = () => view.state.selection.$from.parent.textContent === address
      const instead = node => () => {
        const { tr, selection: { $from } } = view.state
        if (stands()) beside().step(tr.replaceWith($from.before(1), $from.after(1), node))
      }
      const { embed, relatedStory } = view.state.schema.nodes
      const { hostname, pathname } = new URL(address)
      const offer = story => {
        if (!stands()) return
        const put = story ? instead(relatedStory.create({ "data-story": String(story.id) })) : instead(embed.create({ "data-embed-url": address }))
        if (story) beside().note(words.ours.replace("STORY", story.label), [[words.relate, put]], true)
        else if (isAddress(address)) beside().note(words.card.replace("HOST", hostname), [[words.show, put]], true)
      }
      if (isOurs(address)) beside().ask("stories", { q: address }).then(found => offer(found?.find(row => row.address === pathname)))
      else offer()
      return true
    }
    const clipboardTextParser = (text, context, plain, view) => {
      const { schema } = view.state
      const made = paragraphs(text).map(words => schema.nodes.paragraph.create(null, schema.text(words, plain ? null : context.marks())))
      return new Slice(Fragment.from(made), 1, 1)
    }
    const handlePaste = (view, event) => {
      const text = event.clipboardData?.getData("text/plain").trim() ?? ""
      const html = event.clipboardData?.getData("text/html") ?? ""
      const images = [...(event.clipboardData?.files ?? [])].filter(file => file.type.startsWith("image/"))
      const { $from, empty } = view.state.selection
      if ((isAddress(text) || isOurs(text)) && empty && $from.depth === 1 && !$from.parent.content.size) return offerCard(view, text)
      if (images.length && !html && !text) leftOut = images.length
      if (leftOut) setTimeout(tell)
      return Boolean(images.length && !html && !text)
    }
    const transformPastedHTML = html => {
      const { html: sense, pictures } = clean(html)
      leftOut = pictures
      return sense
    }
    return [new Plugin({ props: { transformPastedHTML, clipboardTextParser, handlePaste } })]
  },
})
