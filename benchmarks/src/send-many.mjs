import { once } from "node:events"
import { connect } from "node:net"
import { eventTexts } from "./events.mjs"

/** The 14 kinds of event as HTTP requests. */
const requests = eventTexts
  .map((text) => JSON.parse(text))
  .map(({ httpMethod, path: target, queryStringParameters, body }) => ({
    method: httpMethod,
    target: queryStringParameters ? `${target}?${new URLSearchParams(queryStringParameters)}` : target,
    body,
  }))

/**
 * Sends so many requests of the 14 kinds in turn, over connections that are kept. It writes to sockets and looks for
 * nothing but the end of an answer: a client that costs as much as the server would hide how fast the server is.
 */
export async function sendMany(url, count, connections = 4) {
  const { hostname, port, host } = new URL(url)
  const texts = requests.map(({ method, target, body }) => {
    const ofBody =
      body === null ? "" : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
    return `${method} ${target} HTTP/1.1\r\nhost: ${host}\r\naccept: application/json\r\n${ofBody}\r\n${body ?? ""}`
  })
  let next = 0
  const worker = async () => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true }).setEncoding("latin1")
    await once(socket, "connect")
    const answered = answersOn(socket)
    while (next < count) await answered(texts[next++ % texts.length])
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, worker))
}

/** Sends one request and resolves at the end of its answer. */
function answersOn(socket) {
  let [received, onAnswer, onFailure] = [""]
  socket.on("data", (text) => {
    received += text
    const length = answerLength(received)
    if (length === undefined || received.length < length) return
    received = received.slice(length)
    onAnswer()
  })
  const fail = () => onFailure?.(new Error("The server closed a connection"))
  socket.once("error", fail).once("end", fail)
  return (text) =>
    new Promise((resolve, reject) => {
      ;[onAnswer, onFailure] = [resolve, reject]
      socket.write(text)
    })
}

/** Of the one answer that is awaited; undefined while its headers, or its last chunk, are not there. */
function answerLength(text) {
  const end = text.indexOf("\r\n\r\n") + 4
  if (end === 3) return undefined
  const [, length] = /^content-length: *(\d+)/im.exec(text.slice(0, end)) ?? []
  if (length !== undefined) return end + Number(length)
  if (text.startsWith("HTTP/1.1 204")) return end
  if (/^transfer-encoding: *chunked/im.test(text)) return text.endsWith("\r\n0\r\n\r\n") ? text.length : undefined
  throw new Error(`An answer whose end is not known:\n${text}`)
}

/** The status and the JSON of the answer to each of the 14 kinds. */
export async function answersOf(url) {
  const found = []
  for (const { method, target, body } of requests) {
    const headers = body === null ? {} : { "content-type": "application/json" }
    const answer = await fetch(url + target, { method, headers, body })
    const text = await answer.text()
    found.push({ status: answer.status, body: text === "" ? undefined : JSON.parse(text) })
  }
  return found
}
