import {
  BadRequestError,
  ConflictError,
  controller,
  ForbiddenError,
  HttpError,
  NotFoundError,
  reply,
  route,
  type RouteRequest,
  TooManyRequestsError,
  UnauthorizedError,
  UnprocessableEntityError,
} from "@tsapi/framework"

class Teapot extends HttpError {
  static override readonly status = 418
}

class NoSuchTodo extends NotFoundError {}

const errors: Readonly<Record<string, HttpError>> = {
  bad: new BadRequestError("bad input"),
  unauthorized: new UnauthorizedError("who are you"),
  forbidden: new ForbiddenError("not yours"),
  missing: new NotFoundError("resource not found"),
  conflict: new ConflictError("changed meanwhile"),
  unprocessable: new UnprocessableEntityError("does not add up"),
  busy: new TooManyRequestsError("slow down", { headers: { "Retry-After": "5" } }),
  teapot: new Teapot("short and stout"),
  custom: new NoSuchTodo("no todo 7"),
}

@controller("/errors")
export class ErrorController {
  @route("GET", "/http/{name}")
  http({ params }: RouteRequest<"/http/{name}">) {
    throw errors[params.name] ?? new NotFoundError(params.name)
  }

  @route("GET", "/unexpected")
  unexpected() {
    throw new Error("secret detail")
  }

  @route("GET", "/unserialisable")
  unserialisable() {
    return { amount: 1n }
  }

  @route("GET", "/line-break")
  lineBreak() {
    return reply({}, { headers: { "X-Bad": "1\r\nX-Injected: 2" } })
  }
}
