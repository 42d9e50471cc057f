import { KERNEL_BYTES } from './kernel-bytes.ts';
import type { Kernels } from './kernels.ts';
import { SPREAD_BYTES, spreadTable } from './packed-lists.ts';
import { plainKernels } from './plain-kernels.ts';

/** A page of WebAssembly's memory. */
const PAGE = 65_536;
/** The most that 32-bit addresses reach. */
const MOST = PAGE * PAGE;
/** Stretches begin at a multiple of this many bytes: a cache line, and what bitsets are whole multiples of. */
const LINE = 64;
const LEAST_SCRATCH = 1 << 20;

/** Which kernels to use: `simd` where WebAssembly has it, else the plain ones. */
export type KernelChoice = 'simd' | 'plain';

/**
 * One growing memory with kernels that work on it. What is taken stays; what is borrowed is gone at the next {@link release}. Arrays
 * over the memory are good until more is taken or borrowed: growing may replace the buffer.
 */
export class Arena {
  readonly kernels: Kernels;
  readonly #bufferOf: () => ArrayBuffer;
  readonly #growTo: (bytes: number) => void;
  #taken = LINE;
  #scratch = { at: 0, size: 0, used: 0 };
  #buffer: ArrayBuffer;
  /** The address of the table that kernels unpack lists by. */
  readonly spread: number;
  /** How often all that was borrowed was given back: what was borrowed at another number is gone. */
  releases = 0;
  u8: Uint8Array<ArrayBuffer>;
  u16: Uint16Array<ArrayBuffer>;
  u32: Uint32Array<ArrayBuffer>;

  /** Throws a RangeError where the memory cannot be had. */
  constructor(bytes: number, choice: KernelChoice = usualKernels()) {
    const size = Math.ceil((bytes + SPREAD_BYTES + LEAST_SCRATCH) / PAGE) * PAGE;
    if (size > MOST) throw new RangeError(`an arena of ${size} bytes`);
    const memory = choice === 'simd' ? memoryOf(size) : null;
    if (memory !== null) {
      this.#bufferOf = () => memory.buffer as ArrayBuffer;
      this.#growTo = (length) => memory.grow(Math.ceil((length - memory.buffer.byteLength) / PAGE));
      const instance = new WebAssembly.Instance(compiledKernels(), { env: { memory } });
      this.kernels = instance.exports as unknown as Kernels;
    } else {
      const buffer = new ArrayBuffer(size, { maxByteLength: MOST });
      this.#bufferOf = () => buffer;
      this.#growTo = (length) => buffer.resize(Math.ceil(length / PAGE) * PAGE);
      this.kernels = plainKernels(buffer);
    }
    this.#buffer = this.#bufferOf();
    this.u8 = new Uint8Array(this.#buffer);
    this.u16 = new Uint16Array(this.#buffer);
    this.u32 = new Uint32Array(this.#buffer);
    this.spread = this.take(SPREAD_BYTES);
    this.u8.set(spreadTable(), this.spread);
  }

  /** A stretch of zeroes for good; returns its address, a multiple of 64. */
  take(bytes: number): number {
    const at = this.#taken;
    this.#taken = roundUp(at + bytes, LINE);
    this.#ensure(this.#taken);
    return at;
  }

  f64At(at: number, length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#buffer, at, length);
  }

  u32At(at: number, length: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.#buffer, at, length);
  }

  u16At(at: number, length: number): Uint16Array<ArrayBuffer> {
    return new Uint16Array(this.#buffer, at, length);
  }

  u8At(at: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#buffer, at, length);
  }

  /** A stretch for this query, with whatever stood there; returns its address, a multiple of 64. */
  borrow(bytes: number): number {
    const size = roundUp(bytes, LINE);
    const scratch = this.#scratch;
    if (scratch.used + size > scratch.size) {
      const room = Math.max(size, scratch.size * 2, LEAST_SCRATCH);
      this.#scratch = { at: this.take(room), size: room, used: 0 };
      return this.borrow(size);
    }
    const at = scratch.at + scratch.used;
    scratch.used += size;
    return at;
  }

  /** Gives back all that was borrowed. */
  release(): void {
    this.#scratch.used = 0;
    this.releases += 1;
  }

  #ensure(end: number): void {
    if (end <= this.#buffer.byteLength) return;
    this.#growTo(end);
    this.#buffer = this.#bufferOf();
    this.u8 = new Uint8Array(this.#buffer);
    this.u16 = new Uint16Array(this.#buffer);
    this.u32 = new Uint32Array(this.#buffer);
  }
}

/** The least multiple that is not less. */
export function roundUp(bytes: number, multiple: number): number {
  return Math.ceil(bytes / multiple) * multiple;
}

/** A bitset's bytes for so many documents. */
export function bitBytes(documents: number): number {
  return roundUp(documents, LINE * 8) / 8;
}

/** A memory of WebAssembly, or null where so many addresses cannot be set aside for it. */
function memoryOf(size: number): WebAssembly.Memory | null {
  try {
    return new WebAssembly.Memory({ initial: size / PAGE, maximum: PAGE });
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

let compiled: WebAssembly.Module | undefined;

function compiledKernels(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(kernelBytes());
  return compiled;
}

/** Whether this machine can run the compiled kernels. */
function usualKernels(): KernelChoice {
  return typeof WebAssembly === 'object' && WebAssembly.validate(kernelBytes()) ? 'simd' : 'plain';
}

let bytes: Uint8Array<ArrayBuffer> | undefined;

function kernelBytes(): Uint8Array<ArrayBuffer> {
  bytes ??= Uint8Array.from(atob(KERNEL_BYTES), (character) => character.charCodeAt(0));
  return bytes;
}
