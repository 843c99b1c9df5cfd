import type { ParameterDeclaration, SecretDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../../../src/model/kind.ts"

export const secret: Located<SecretDeclaration> = {
  kind: "secret",
  id: "Signing",
  generate: {
    length: 40,
    kinds: ["lowercase", "numbers"],
    exclude: "l1",
    key: "key",
    template: { algorithm: "HS256" },
  },
  description: "Signs links to photos",
  encryption: { kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1" },
  location: { file: "src/links.ts", line: 3 },
}

export const parameter: Located<ParameterDeclaration> = {
  kind: "parameter",
  id: "Sizes",
  value: ["100", "400"],
  description: "Sizes of thumbnails",
  allowedPattern: "[\\d,]+",
  tier: "intelligent-tiering",
  location: { file: "src/links.ts", line: 4 },
}
