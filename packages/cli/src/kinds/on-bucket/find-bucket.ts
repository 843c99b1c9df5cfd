import type { BucketDeclaration, Declaration } from "@tsapi/framework/internal"
import type { Located } from "../../model/kind.ts"

/** The bucket of an id among all declarations. */
export function findBucket(
  id: string,
  declarations: readonly Located<Declaration>[],
): Located<BucketDeclaration> | undefined {
  return declarations.filter(isBucket).find((bucket) => bucket.id === id)
}

function isBucket(declaration: Located<Declaration>): declaration is Located<BucketDeclaration> {
  return declaration.kind === "bucket"
}
