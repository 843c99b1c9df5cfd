// Retrieval from a knowledge base, and an agent through its alias.
//
// env KB=KB12345678
// allow bedrock:Retrieve arn:aws:bedrock:us-east-1:111122223333:knowledge-base/KB12345678
// allow bedrock:InvokeAgent arn:aws:bedrock:us-east-1:111122223333:agent-alias/AGENT12345/ALIAS12345
// deny bedrock:Retrieve arn:aws:bedrock:us-east-1:111122223333:knowledge-base/OTHER
// deny bedrock:RetrieveAndGenerate *
// deny bedrock:InvokeAgent arn:aws:bedrock:us-east-1:111122223333:agent-alias/AGENT12345/OTHER

import { BedrockAgentRuntimeClient, InvokeAgentCommand, RetrieveCommand } from "@aws-sdk/client-bedrock-agent-runtime"

const client = new BedrockAgentRuntimeClient({})

export const handler = async ({ text, session }: { text: string; session: string }) => {
  await client.send(new RetrieveCommand({ knowledgeBaseId: process.env.KB, retrievalQuery: { text } }))
  return client.send(
    new InvokeAgentCommand({ agentId: "AGENT12345", agentAliasId: "ALIAS12345", sessionId: session, inputText: text }),
  )
}
