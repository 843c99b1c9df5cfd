/** A project with one of everything that an OpenAPI document tells of. */
export const openApiProject = {
  "package.json": JSON.stringify({ name: "notes", version: "2.1.0", description: "Notes of a team." }),
  "src/app.ts": `
import { App } from "@tsapi/framework"
import { KeyAuth, Session } from "./auth.ts"
import { FileController } from "./file-controller.ts"
import { NoteController } from "./note-controller.ts"
export const app = new App("notes", { controllers: [NoteController, FileController], authorizers: [KeyAuth, Session] })
`,
  "src/auth.ts": `
import { allow, authorizer } from "@tsapi/framework"
/** A session of the web site. */
@authorizer({ type: "token", identityValidationExpression: "^Bearer .+" })
export class Session { authorize() { return allow({ routes: ["*"] }) } }
@authorizer({ type: "request", identitySources: ["header.X-Key", "query.tenant", "context.stage"] })
export class KeyAuth { authorize() { return allow({ routes: ["*"] }) } }
`,
  "src/errors.ts": `
import { ConflictError, HttpError } from "@tsapi/framework"
export class GoneError extends HttpError { static override readonly status = 410 }
export class NameTakenError extends ConflictError {}
export class UnusedError extends HttpError { static readonly status = 418 }
`,
  "src/index.ts": `export * from "./errors.ts"\nexport { NoteStore as Store } from "./store.ts"`,
  "src/store.ts": `
import { NotFoundError, TooManyRequestsError } from "@tsapi/framework"
import { GoneError, NameTakenError } from "./errors.ts"
class BaseStore {
  protected limit() { throw new TooManyRequestsError("slow down", { status: 509 }) }
}
export class NoteStore extends BaseStore {
  find(id: string) {
    if (id === "0") throw new GoneError("gone")
    return missing(id) ?? { id, text: "", at: "" }
  }
  add(text: string) {
    this.limit()
    if (text === "") throw this.#taken()
    return { id: "1", text, at: new Date() }
  }
  #taken() { return new NameTakenError("taken") }
}
const missing = (id: string) => { if (id) throw new NotFoundError(id); return undefined }
`,
  "src/note-controller.ts": `
import { controller, created, noContent, redirect, reply, route, type RouteRequest } from "@tsapi/framework"
import * as z from "zod"
import { Session } from "./auth.ts"
import { Store } from "./index.ts"

const Note = z.object({ id: z.string(), text: z.string(), at: z.iso.datetime() })
const NewNote = z.strictObject({ text: z.string().max(100), get replies() { return z.array(NewNote).optional() } })
const Filter = z.object({
  limit: z.coerce.number().int().min(1).max(50).default(10).describe("How many"),
  since: z.iso.date(),
})
const Id = z.object({ id: z.string().regex(/^\\d+$/) })

/**
 * Notes.
 *
 * Short ones.
 */
@controller("/notes", { authorizer: Session })
export class NoteController {
  constructor(private readonly store = new Store()) {}

  /**
   * Find notes
   * by date.
   *
   * The newest first, see {@link NoteController.get | one note}.
   *
   * @remarks At most 50.
   * @returns A page of notes.
   * @deprecated Use search.
   */
  @route("GET", "/", { query: Filter, response: z.array(Note) })
  list({ query }: RouteRequest<"/", { query: typeof Filter }>) {
    return query.limit > 0 ? [] : []
  }

  /** Add a note. @internal */
  @route("POST", "/", { body: NewNote, response: Note })
  add({ body }: RouteRequest<"/", typeof NewNote>) {
    return created(this.store.add(body.text))
  }

  /** @throws {GoneError} It was deleted. */
  @route("GET", "/{id}", { params: Id, response: Note })
  get({ params }: RouteRequest<"/{id}", { params: typeof Id }>) {
    return this.store.find(params.id)
  }

  @route(["PUT", "PATCH"], "/{id}", { authorizer: null, response: Note })
  change({ params, body }: RouteRequest<"/{id}">) {
    const note = { id: params.id, text: String(body), at: "" }
    return params.id ? reply(note, { status: 202 }) : reply(note, { status: Number(params.id) })
  }

  @route("DELETE", "/{id}")
  remove() { return noContent() }

  @route("GET", "/latest")
  latest() { return redirect("/notes/1", 307) }
}
`,
  "src/file-controller.ts": `
import { controller, route, type RouteRequest } from "@tsapi/framework"
import * as z from "zod"
import { KeyAuth } from "./auth.ts"

const Meta = z.object({ "x-size": z.string(), "content-type": z.string(), note: z.date() })

@controller("/files", { authorizer: KeyAuth })
export class FileController {
  @route("POST", "/{path+}", { headers: Meta, contentTypes: ["image/png", "application/vnd.a+json"], response: z.string() })
  upload({ params }: RouteRequest<"/{path+}">) { return params.path }
}
`,
}
