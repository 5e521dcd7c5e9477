// What Firefox's reader view makes of the page on standard input, as JSON.
const { readFileSync } = require('node:fs')
const { JSDOM } = require('jsdom')
const { Readability } = require('@mozilla/readability')

const { window } = new JSDOM(readFileSync(0, 'utf8'), { url: 'https://www.example.org/' })
console.log(JSON.stringify(new Readability(window.document).parse()))
