import { expect, it } from "vitest"
import { fixtureApp } from "../../test/kinds/fixture-app.ts"
import { onEventKind } from "./on-event.ts"

it("keeps what the key of a bus protects in an archive under the same key", () => {
  const models = fixtureApp.declared.filter(({ kind }) => kind === "onEvent")
  const refs = { app: fixtureApp, references: [], retainState: false, functionArn: (id: string) => `arn of ${id}` }
  const { resources } = onEventKind.toResources?.(models as never, refs) ?? {}
  expect(resources?.["ArchivistFileArchive"]?.Properties).toEqual({
    SourceArn: { "Fn::GetAtt": ["StudioEventBus", "Arn"] },
    EventPattern: { source: ["studio"], detail: { size: [{ numeric: [">", 10] }] } },
    KmsKeyIdentifier: "arn:aws:kms:us-east-1:123456789012:key/1",
    RetentionDays: 7,
  })
})
