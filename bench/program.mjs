/** Starts a program and measures it from outside: time to the first healthy answer, memory, time to an answered event. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { mention, secret } from './slack.mjs';

const QUESTIONS = [
  'who patches Oracle on RDS?',
  'is S3 bucket access on us?',
  'what is ours on EKS?',
  'who updates EC2?',
];
const WARM_UP = 20;
const EVENTS = 100;
/** What a program still does right after it listens belongs to its start: memory is read after this many milliseconds. */
const SETTLED = 1_000;

/**
 * @param {readonly string[]} command flags of Node, then the program's file
 */
export async function measure(command, slack, cwd) {
  const port = await freePort();
  const environment = {
    PATH: process.env.PATH,
    PORT: String(port),
    LOG_LEVEL: 'error',
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: slack.url,
    MicrosoftAppId: 'bench',
    MicrosoftAppPassword: 'bench',
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: 'bench',
  };
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const program = spawn(process.execPath, command, { cwd, env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  await healthy(url);
  const start = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, SETTLED));
  const idle = memory(program.pid);
  const times = await answered(url, slack);
  const busy = memory(program.pid);
  program.kill('SIGTERM');
  await once(program, 'exit');
  return { start, idle, busy, event: median(times) };
}

async function answered(url, slack) {
  const times = [];
  for (let index = 0; index < WARM_UP + EVENTS; index += 1) {
    const began = performance.now();
    const posted = slack.next();
    await Promise.all([mention(url, QUESTIONS[index % QUESTIONS.length]), posted]);
    if (index >= WARM_UP) times.push(performance.now() - began);
  }
  return times;
}

async function healthy(url) {
  for (;;) {
    const response = await fetch(`${url}/healthz`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** What the process has in memory, in MB. */
function memory(pid) {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/);
  return Number(line?.[1]) / 1024;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

export function median(values) {
  return quantile(values, 0.5);
}

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
