import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../bench/random.ts';

/** How a run of the program ended. */
export type Ended = { killed: boolean; code: number | null; stdout: string; stderr: string };
/** How often each kind of run was killed, and ended before it could be. */
export type Tally = ReadonlyMap<string, { kills: number; ends: number }>;

/** One in so many kills is at any moment of the program, its start included; the others come when it is at work. */
const ANY_MOMENT = 6;
/** A kill comes up to so many times the usual duration after the start: later, most runs would have ended. */
const LATEST = 0.8;
/** A program is at work after so much of the time that a start takes, or a whole run where that is shorter. */
const AT_WORK = 0.5;
/** By so much a run is taken to be longer after each kill, so that the last part of it has its turn as well. */
const LONGER = 1.15;
/** How much the newest duration counts for the usual one. */
const NEWEST = 0.3;

/** The built program, and a folder for its compiled code, with which a start takes half as long. */
export type Program = { cli: string; compiled: string };

/** Runs the built program, to its end or until it is killed, and counts that. */
export class Killer {
  readonly #cli: string;
  readonly #compiled: string;
  readonly #random: Random;
  readonly #start: number;
  readonly #usual = new Map<string, number>();
  readonly #counts = new Map<string, { kills: number; ends: number }>();

  private constructor({ cli, compiled }: Program, random: Random, start: number) {
    this.#cli = cli;
    this.#compiled = compiled;
    this.#random = random;
    this.#start = start;
  }

  /** Measures first how long the program takes to start. */
  static async measured(program: Program, random: Random): Promise<Killer> {
    const started = performance.now();
    await new Killer(program, random, 0).run(['--help']);
    return new Killer(program, random, performance.now() - started);
  }

  get tally(): Tally {
    return this.#counts;
  }

  get kills(): number {
    return [...this.#counts.values()].reduce((sum, { kills }) => sum + kills, 0);
  }

  /** Starts the program. */
  start(args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
    const child = spawn(process.execPath, [this.#cli, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_COMPILE_CACHE: this.#compiled, FANLIGHT_WORKERS: '1' },
    });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      said.stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said.stderr += chunk.toString();
    });
    const ended = new Promise<Ended>((resolve) =>
      child.on('close', (code, signal) => resolve({ killed: signal === 'SIGKILL', code, ...said })),
    );
    return { child, ended };
  }

  /** Runs the program to its end. */
  run(args: readonly string[]): Promise<Ended> {
    return this.start(args).ended;
  }

  /** Runs the program and kills it at a random moment, unless it ends before. Runs of one kind take about the same time. */
  async kill(kind: string, args: readonly string[]): Promise<Ended> {
    const { child, ended } = this.start(args);
    const started = performance.now();
    await Promise.race([wait(this.delayFor(kind)), ended]);
    child.kill('SIGKILL');
    const end = await ended;
    if (end.killed) this.#usual.set(kind, this.#usualOf(kind) * LONGER);
    else this.#took(kind, performance.now() - started);
    this.count(kind, end.killed);
    return end;
  }

  /** Milliseconds after which a run of a kind is killed. */
  delayFor(kind: string): number {
    const usual = this.#usualOf(kind);
    const from = this.#random() * ANY_MOMENT < 1 ? 0 : Math.min(this.#start, usual) * AT_WORK;
    return from + this.#random() * Math.max(20, usual * LATEST - from);
  }

  count(kind: string, killed: boolean): void {
    const counts = this.#counts.get(kind) ?? { kills: 0, ends: 0 };
    counts[killed ? 'kills' : 'ends'] += 1;
    this.#counts.set(kind, counts);
  }

  #usualOf(kind: string): number {
    return this.#usual.get(kind) ?? this.#start * 3;
  }

  #took(kind: string, milliseconds: number): void {
    const before = this.#usual.get(kind) ?? milliseconds;
    this.#usual.set(kind, before * (1 - NEWEST) + milliseconds * NEWEST);
  }
}
