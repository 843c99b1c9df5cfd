import { controller, created, noContent, redirect, reply, route } from "@tsapi/framework"

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

@controller("/replies")
export class ReplyController {
  @route("GET", "/object")
  object() {
    return { a: 1, b: [true, null] }
  }

  @route("GET", "/list")
  list() {
    return [1, "two"]
  }

  @route("GET", "/nothing")
  nothing() {}

  @route("GET", "/text")
  text() {
    return "plain ✓"
  }

  @route("GET", "/html")
  html() {
    return reply("<p>é</p>", { headers: { "Content-Type": "text/html; charset=utf-8" } })
  }

  @route("GET", "/created")
  created() {
    return created({ id: 1 }, { Location: "/replies/1" })
  }

  @route("GET", "/no-content")
  noContent() {
    return noContent()
  }

  @route("GET", "/redirect")
  redirect() {
    return redirect("https://example.com/next", 303)
  }

  @route("GET", "/cookies")
  cookies() {
    return reply({ ok: true }, { status: 202, headers: { "Set-Cookie": ["a=1; Path=/", "b=2"], "X-One": "1" } })
  }

  @route("GET", "/remapped")
  remapped() {
    return reply({ ok: false }, { status: 401, headers: { "WWW-Authenticate": "Basic" } })
  }

  @route("GET", "/png")
  png() {
    return reply(PNG, { headers: { "Content-Type": "image/png" } })
  }
}
