// The documents of a knowledge base, a prompt and an application's inference profile.
//
// allow bedrock:StartIngestionJob arn:aws:bedrock:us-east-1:111122223333:knowledge-base/KB1
// allow bedrock:InvokeModel arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/p1
// allow bedrock:InvokeModel arn:aws:bedrock:*::foundation-model/* when bedrock:InferenceProfileArn=arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/p1
// deny bedrock:StartIngestionJob arn:aws:bedrock:us-east-1:111122223333:knowledge-base/KB2

import { BedrockAgentClient, StartIngestionJobCommand } from "@aws-sdk/client-bedrock-agent"
import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime"

const modelId = "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/p1"
export const handler = async () => {
  await new BedrockAgentClient({}).send(new StartIngestionJobCommand({ knowledgeBaseId: "KB1", dataSourceId: "DS1" }))
  await new BedrockRuntimeClient({}).send(new ConverseCommand({ modelId, messages: [] }))
}
