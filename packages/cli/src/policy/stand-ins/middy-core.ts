type Run = (...args: unknown[]) => unknown

interface Middleware {
  readonly before?: Run
  readonly after?: Run
  readonly onError?: Run
}

interface Middyfied extends Run {
  use(middleware: Middleware | readonly Middleware[]): Middyfied
  before(run: Run): Middyfied
  after(run: Run): Middyfied
  onError(run: Run): Middyfied
  handler(run: Run): Middyfied
}

export default function middy(first?: Run): Run {
  const middlewares: Middleware[] = []
  const handlers = [first]
  const middyfied: Partial<Middyfied> & Run = async (event, context) => {
    const request = { event, context, internal: {}, response: $data(), error: $data() }
    for (const middleware of middlewares) {
      await middleware.before?.(request)
      await middleware.after?.(request)
      await middleware.onError?.(request)
    }
    for (const handler of handlers) await handler?.(event, context, $data())
    return $data()
  }
  const add = (middleware: Middleware) => {
    middlewares.push(middleware)
    return middyfied
  }
  return Object.assign(middyfied, {
    use: (given: Middleware | readonly Middleware[]) => [given].flat().map(add)[0],
    before: (before: Run) => add({ before }),
    after: (after: Run) => add({ after }),
    onError: (onError: Run) => add({ onError }),
    handler: (run: Run) => {
      handlers.push(run)
      return middyfied
    },
  })
}

export { middy }
