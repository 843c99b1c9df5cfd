import type { ParameterDeclaration } from "@tsapi/framework/internal"

const tiers = { standard: "Standard", advanced: "Advanced", "intelligent-tiering": "Intelligent-Tiering" } as const

/** The properties of an `AWS::SSM::Parameter`, which are the members of PutParameter. */
export function parameterProperties({
  value = "",
  description,
  allowedPattern,
  tier,
}: ParameterDeclaration): Readonly<Record<string, string>> {
  return {
    Type: typeof value === "string" ? "String" : "StringList",
    Value: typeof value === "string" ? value : value.join(","),
    ...(description !== undefined && { Description: description }),
    ...(allowedPattern !== undefined && { AllowedPattern: allowedPattern }),
    ...(tier !== undefined && { Tier: tiers[tier] }),
  }
}
