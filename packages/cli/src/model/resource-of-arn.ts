/** The resource of the app whose ARN a text stands for: a handle is a text, `${tsapi.topic.News.arn}`, where it is described. */
export function resourceOfArn(value: unknown): { readonly kind: string; readonly id: string } | undefined {
  const [, kind, id] = /^\$\{tsapi\.(\w+)\.(.+)\.arn\}$/.exec(String(value)) ?? []
  return kind === undefined || id === undefined ? undefined : { kind, id }
}
