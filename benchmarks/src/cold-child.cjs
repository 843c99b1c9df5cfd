// One cold start: loads the bundle named on the command line, answers one event, and prints what that cost.
const [, , file, eventText] = process.argv
const context = { awsRequestId: "1", functionName: "todo-bench", getRemainingTimeInMillis: () => 30_000 }

async function main() {
  const event = JSON.parse(eventText)
  globalThis.gc()
  const heapBefore = process.memoryUsage().heapUsed
  const start = process.cpuUsage()
  const { handler } = file.endsWith(".mjs") ? await import(file) : require(file)
  const answer = await handler(event, context)
  const { user, system } = process.cpuUsage(start)
  if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}`)
  globalThis.gc()
  console.log(JSON.stringify({ cpuMs: (user + system) / 1000, heapBytes: process.memoryUsage().heapUsed - heapBefore }))
}

void main()
