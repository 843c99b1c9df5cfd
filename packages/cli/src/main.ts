import { Terminal } from "./terminal/terminal.ts"
import { runCli } from "./run-cli.ts"

const { argv, env, stdin, stdout, stderr } = process
const interrupted = 130

const controller = new AbortController()
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (controller.signal.aborted) process.exit(interrupted)
    controller.abort()
  })
}
// A reader that goes away, as in `tsapi routes | head -1`, ends the command without a complaint; a full disk does not.
const unwritten = (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1)
stdout.on("error", unwritten)

const args = argv.slice(2)
const terminal = new Terminal({
  stdin,
  stdout,
  stderr,
  json: args.includes("--json"),
  color: !args.includes("--no-color") && !env["NO_COLOR"] && (Boolean(env["FORCE_COLOR"]) || Boolean(stderr.isTTY)),
})
process.exitCode = await runCli(args, terminal, controller.signal)
// Sockets that the AWS SDK keeps alive must not hold the process; what was written is flushed first.
stdout.write("", (error) => (error ? unwritten(error) : stderr.write("", () => process.exit())))
