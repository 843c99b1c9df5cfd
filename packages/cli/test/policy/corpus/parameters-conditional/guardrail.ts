// A guardrail is applied with a permission of its own.
//
// allow bedrock:InvokeModel arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0
// allow bedrock:ApplyGuardrail arn:aws:bedrock:us-east-1:111122223333:guardrail/abc123
// deny bedrock:InvokeModelWithResponseStream arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0
// deny bedrock:ApplyGuardrail arn:aws:bedrock:us-east-1:111122223333:guardrail/other

import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime"

export const handler = async ({ text }: { text: string }) =>
  new BedrockRuntimeClient({}).send(
    new ConverseCommand({
      modelId: "anthropic.claude-3-haiku-20240307-v1:0",
      messages: [{ role: "user", content: [{ text }] }],
      guardrailConfig: { guardrailIdentifier: "abc123", guardrailVersion: "1" },
    }),
  )
