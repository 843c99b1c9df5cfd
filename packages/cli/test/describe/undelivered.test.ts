import type { Declaration, KindName } from "@tsapi/framework/internal"
import { expect, test } from "vitest"
import { buildGraph } from "../../src/describe/graph/build-graph.ts"
import { kinds } from "../../src/kinds/index.ts"
import type { AppModel } from "../../src/model/app-model.ts"
import type { Located } from "../../src/model/kind.ts"
import { fixtureApp } from "../kinds/fixture-app.ts"
import { app, config, fixtures } from "../kinds/fixtures.ts"

const location = { file: "src/app.ts", line: 1 }
const lost: Located<Declaration> = { ...{ kind: "queue", id: "Lost", deadLetterQueue: false }, location }

/** The app of the fixtures, in which the things of these kinds have what is lost go to a queue. */
function appWith(changes: Readonly<Partial<Record<KindName, object>>>): AppModel {
  const declarations = [
    ...Object.values(fixtures).map(({ declaration }) => ({ ...declaration, ...changes[declaration.kind as KindName] })),
    lost,
  ]
  const context = { ...{ app, config, declarations }, report: (error: Error) => expect.fail(error.message) }
  const declared = Object.entries(kinds).flatMap(
    ([name, kind]) =>
      kind.toModel(
        declarations.filter((each) => each.kind === name),
        context,
      ).models,
  )
  return { ...fixtureApp, declared }
}

test("pictures show where what cannot be delivered goes", () => {
  const { nodes, edges } = buildGraph(
    appWith({
      eventBus: { deadLetterQueue: "Lost" },
      onEvent: { deadLetterQueue: "Lost", bus: undefined },
      schedule: { deadLetterQueue: "Lost" },
      onStream: { onFailure: { kind: "queue", id: "Lost" } },
      onTableStream: { onFailure: { kind: "queue", id: "Lost" } },
    }),
    [],
  )
  const labels = new Map(nodes.map(({ id, label }) => [id, label]))
  const shown = edges.flatMap(({ from, to, label }) => (to === "queue_Lost" ? [`${labels.get(from)}: ${label}`] : []))
  expect(shown.toSorted()).toEqual([
    "PhotoAlbums: given up",
    "Studio: undelivered",
    "Views: given up",
    "cron(0 8 ? * MON-FRI *) in Europe/Berlin: undelivered",
    "events of the default bus: undelivered",
  ])
})
