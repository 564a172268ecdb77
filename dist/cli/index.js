import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 3057:
/***/ ((module) => {

function isBuffer(value) {
  return Buffer.isBuffer(value) || value instanceof Uint8Array
}

function isEncoding(encoding) {
  return Buffer.isEncoding(encoding)
}

function alloc(size, fill, encoding) {
  return Buffer.alloc(size, fill, encoding)
}

function allocUnsafe(size) {
  return Buffer.allocUnsafe(size)
}

function allocUnsafeSlow(size) {
  return Buffer.allocUnsafeSlow(size)
}

function byteLength(string, encoding) {
  return Buffer.byteLength(string, encoding)
}

function compare(a, b) {
  return Buffer.compare(a, b)
}

function concat(buffers, totalLength) {
  return Buffer.concat(buffers, totalLength)
}

function copy(source, target, targetStart, start, end) {
  return toBuffer(source).copy(target, targetStart, start, end)
}

function equals(a, b) {
  return toBuffer(a).equals(b)
}

function fill(buffer, value, offset, end, encoding) {
  return toBuffer(buffer).fill(value, offset, end, encoding)
}

function from(value, encodingOrOffset, length) {
  return Buffer.from(value, encodingOrOffset, length)
}

function includes(buffer, value, byteOffset, encoding) {
  return toBuffer(buffer).includes(value, byteOffset, encoding)
}

function indexOf(buffer, value, byfeOffset, encoding) {
  return toBuffer(buffer).indexOf(value, byfeOffset, encoding)
}

function lastIndexOf(buffer, value, byteOffset, encoding) {
  return toBuffer(buffer).lastIndexOf(value, byteOffset, encoding)
}

function swap16(buffer) {
  return toBuffer(buffer).swap16()
}

function swap32(buffer) {
  return toBuffer(buffer).swap32()
}

function swap64(buffer) {
  return toBuffer(buffer).swap64()
}

function toBuffer(buffer) {
  if (Buffer.isBuffer(buffer)) return buffer
  return Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}

function toString(buffer, encoding, start, end) {
  return toBuffer(buffer).toString(encoding, start, end)
}

function toHex(buffer, start, end) {
  return toBuffer(buffer).toString('hex', start, end)
}

function write(buffer, string, offset, length, encoding) {
  return toBuffer(buffer).write(string, offset, length, encoding)
}

function readDoubleBE(buffer, offset) {
  return toBuffer(buffer).readDoubleBE(offset)
}

function readDoubleLE(buffer, offset) {
  return toBuffer(buffer).readDoubleLE(offset)
}

function readFloatBE(buffer, offset) {
  return toBuffer(buffer).readFloatBE(offset)
}

function readFloatLE(buffer, offset) {
  return toBuffer(buffer).readFloatLE(offset)
}

function readInt32BE(buffer, offset) {
  return toBuffer(buffer).readInt32BE(offset)
}

function readInt32LE(buffer, offset) {
  return toBuffer(buffer).readInt32LE(offset)
}

function readUInt32BE(buffer, offset) {
  return toBuffer(buffer).readUInt32BE(offset)
}

function readUInt32LE(buffer, offset) {
  return toBuffer(buffer).readUInt32LE(offset)
}

function writeDoubleBE(buffer, value, offset) {
  return toBuffer(buffer).writeDoubleBE(value, offset)
}

function writeDoubleLE(buffer, value, offset) {
  return toBuffer(buffer).writeDoubleLE(value, offset)
}

function writeFloatBE(buffer, value, offset) {
  return toBuffer(buffer).writeFloatBE(value, offset)
}

function writeFloatLE(buffer, value, offset) {
  return toBuffer(buffer).writeFloatLE(value, offset)
}

function writeInt32BE(buffer, value, offset) {
  return toBuffer(buffer).writeInt32BE(value, offset)
}

function writeInt32LE(buffer, value, offset) {
  return toBuffer(buffer).writeInt32LE(value, offset)
}

function writeUInt32BE(buffer, value, offset) {
  return toBuffer(buffer).writeUInt32BE(value, offset)
}

function writeUInt32LE(buffer, value, offset) {
  return toBuffer(buffer).writeUInt32LE(value, offset)
}

module.exports = {
  isBuffer,
  isEncoding,
  alloc,
  allocUnsafe,
  allocUnsafeSlow,
  byteLength,
  compare,
  concat,
  copy,
  equals,
  fill,
  from,
  includes,
  indexOf,
  lastIndexOf,
  swap16,
  swap32,
  swap64,
  toBuffer,
  toString,
  toHex,
  write,
  readDoubleBE,
  readDoubleLE,
  readFloatBE,
  readFloatLE,
  readInt32BE,
  readInt32LE,
  readUInt32BE,
  readUInt32LE,
  writeDoubleBE,
  writeDoubleLE,
  writeFloatBE,
  writeFloatLE,
  writeInt32BE,
  writeInt32LE,
  writeUInt32BE,
  writeUInt32LE
}


/***/ }),

/***/ 9580:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(4434)


/***/ }),

/***/ 3587:
/***/ ((module) => {

module.exports = class FixedFIFO {
  constructor (hwm) {
    if (!(hwm > 0) || ((hwm - 1) & hwm) !== 0) throw new Error('Max size for a FixedFIFO should be a power of two')
    this.buffer = new Array(hwm)
    this.mask = hwm - 1
    this.top = 0
    this.btm = 0
    this.next = null
  }

  clear () {
    this.top = this.btm = 0
    this.next = null
    this.buffer.fill(undefined)
  }

  push (data) {
    if (this.buffer[this.top] !== undefined) return false
    this.buffer[this.top] = data
    this.top = (this.top + 1) & this.mask
    return true
  }

  shift () {
    const last = this.buffer[this.btm]
    if (last === undefined) return undefined
    this.buffer[this.btm] = undefined
    this.btm = (this.btm + 1) & this.mask
    return last
  }

  peek () {
    return this.buffer[this.btm]
  }

  isEmpty () {
    return this.buffer[this.btm] === undefined
  }
}


/***/ }),

/***/ 3867:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const FixedFIFO = __nccwpck_require__(3587)

module.exports = class FastFIFO {
  constructor (hwm) {
    this.hwm = hwm || 16
    this.head = new FixedFIFO(this.hwm)
    this.tail = this.head
    this.length = 0
  }

  clear () {
    this.head = this.tail
    this.head.clear()
    this.length = 0
  }

  push (val) {
    this.length++
    if (!this.head.push(val)) {
      const prev = this.head
      this.head = prev.next = new FixedFIFO(2 * this.head.buffer.length)
      this.head.push(val)
    }
  }

  shift () {
    if (this.length !== 0) this.length--
    const val = this.tail.shift()
    if (val === undefined && this.tail.next) {
      const next = this.tail.next
      this.tail.next = null
      this.tail = next
      return this.tail.shift()
    }

    return val
  }

  peek () {
    const val = this.tail.peek()
    if (val === undefined && this.tail.next) return this.tail.next.peek()
    return val
  }

  isEmpty () {
    return this.length === 0
  }
}


/***/ }),

/***/ 6204:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { EventEmitter } = __nccwpck_require__(9580)
const FIFO = __nccwpck_require__(3867)
const TextDecoder = __nccwpck_require__(7934)

const StreamError = __nccwpck_require__(5657)

// if we do a future major, expect queue microtask to be there always, for now a bit defensive
const qmt =
  typeof queueMicrotask === 'undefined' ? (fn) => global.process.nextTick(fn) : queueMicrotask

// 29 bits used total (4 from shared, 14 from read, and 11 from write)
const MAX = (1 << 29) - 1

// Shared state
const OPENING = 0b0001
const PREDESTROYING = 0b0010
const DESTROYING = 0b0100
const DESTROYED = 0b1000

const NOT_OPENING = MAX ^ OPENING
const NOT_PREDESTROYING = MAX ^ PREDESTROYING

// Read state (4 bit offset from shared state)
const READ_ACTIVE = 0b00000000000001 << 4
const READ_UPDATING = 0b00000000000010 << 4
const READ_PRIMARY = 0b00000000000100 << 4
const READ_QUEUED = 0b00000000001000 << 4
const READ_RESUMED = 0b00000000010000 << 4
const READ_PIPE_DRAINED = 0b00000000100000 << 4
const READ_ENDING = 0b00000001000000 << 4
const READ_EMIT_DATA = 0b00000010000000 << 4
const READ_EMIT_READABLE = 0b00000100000000 << 4
const READ_EMITTED_READABLE = 0b00001000000000 << 4
const READ_DONE = 0b00010000000000 << 4
const READ_NEXT_TICK = 0b00100000000000 << 4
const READ_NEEDS_PUSH = 0b01000000000000 << 4
const READ_READ_AHEAD = 0b10000000000000 << 4

// Combined read state
const READ_FLOWING = READ_RESUMED | READ_PIPE_DRAINED
const READ_ACTIVE_AND_NEEDS_PUSH = READ_ACTIVE | READ_NEEDS_PUSH
const READ_PRIMARY_AND_ACTIVE = READ_PRIMARY | READ_ACTIVE
const READ_EMIT_READABLE_AND_QUEUED = READ_EMIT_READABLE | READ_QUEUED
const READ_RESUMED_READ_AHEAD = READ_RESUMED | READ_READ_AHEAD

const READ_NOT_ACTIVE = MAX ^ READ_ACTIVE
const READ_NON_PRIMARY = MAX ^ READ_PRIMARY
const READ_NON_PRIMARY_AND_PUSHED = MAX ^ (READ_PRIMARY | READ_NEEDS_PUSH)
const READ_PUSHED = MAX ^ READ_NEEDS_PUSH
const READ_PAUSED = MAX ^ READ_RESUMED
const READ_NOT_QUEUED = MAX ^ (READ_QUEUED | READ_EMITTED_READABLE)
const READ_NOT_ENDING = MAX ^ READ_ENDING
const READ_PIPE_NOT_DRAINED = MAX ^ READ_FLOWING
const READ_NOT_NEXT_TICK = MAX ^ READ_NEXT_TICK
const READ_NOT_UPDATING = MAX ^ READ_UPDATING
const READ_NO_READ_AHEAD = MAX ^ READ_READ_AHEAD
const READ_PAUSED_NO_READ_AHEAD = MAX ^ READ_RESUMED_READ_AHEAD

// Write state (18 bit offset, 4 bit offset from shared state and 14 from read state)
const WRITE_ACTIVE = 0b00000000001 << 18
const WRITE_UPDATING = 0b00000000010 << 18
const WRITE_PRIMARY = 0b00000000100 << 18
const WRITE_QUEUED = 0b00000001000 << 18
const WRITE_UNDRAINED = 0b00000010000 << 18
const WRITE_DONE = 0b00000100000 << 18
const WRITE_EMIT_DRAIN = 0b00001000000 << 18
const WRITE_NEXT_TICK = 0b00010000000 << 18
const WRITE_WRITING = 0b00100000000 << 18
const WRITE_FINISHING = 0b01000000000 << 18
const WRITE_CORKED = 0b10000000000 << 18

const WRITE_NOT_ACTIVE = MAX ^ (WRITE_ACTIVE | WRITE_WRITING)
const WRITE_NON_PRIMARY = MAX ^ WRITE_PRIMARY
const WRITE_NOT_FINISHING = MAX ^ (WRITE_ACTIVE | WRITE_FINISHING)
const WRITE_DRAINED = MAX ^ WRITE_UNDRAINED
const WRITE_NOT_QUEUED = MAX ^ WRITE_QUEUED
const WRITE_NOT_NEXT_TICK = MAX ^ WRITE_NEXT_TICK
const WRITE_NOT_UPDATING = MAX ^ WRITE_UPDATING
const WRITE_NOT_CORKED = MAX ^ WRITE_CORKED

// Combined shared state
const ACTIVE = READ_ACTIVE | WRITE_ACTIVE
const NOT_ACTIVE = MAX ^ ACTIVE
const DONE = READ_DONE | WRITE_DONE
const DESTROY_STATUS = DESTROYING | DESTROYED | PREDESTROYING
const OPEN_STATUS = DESTROY_STATUS | OPENING
const AUTO_DESTROY = DESTROY_STATUS | DONE
const NON_PRIMARY = WRITE_NON_PRIMARY & READ_NON_PRIMARY
const ACTIVE_OR_TICKING = WRITE_NEXT_TICK | READ_NEXT_TICK
const TICKING = ACTIVE_OR_TICKING & NOT_ACTIVE
const IS_OPENING = OPEN_STATUS | TICKING

// Combined shared state and read state
const READ_PRIMARY_STATUS = OPEN_STATUS | READ_ENDING | READ_DONE
const READ_STATUS = OPEN_STATUS | READ_DONE | READ_QUEUED
const READ_ENDING_STATUS = OPEN_STATUS | READ_ENDING | READ_QUEUED
const READ_READABLE_STATUS = OPEN_STATUS | READ_EMIT_READABLE | READ_QUEUED | READ_EMITTED_READABLE
const SHOULD_NOT_READ =
  OPEN_STATUS | READ_ACTIVE | READ_ENDING | READ_DONE | READ_NEEDS_PUSH | READ_READ_AHEAD
const READ_BACKPRESSURE_STATUS = DESTROY_STATUS | READ_ENDING | READ_DONE
const READ_UPDATE_SYNC_STATUS = READ_UPDATING | OPEN_STATUS | READ_NEXT_TICK | READ_PRIMARY
const READ_NEXT_TICK_OR_OPENING = READ_NEXT_TICK | OPENING

// Combined write state
const WRITE_PRIMARY_STATUS = OPEN_STATUS | WRITE_FINISHING | WRITE_DONE
const WRITE_QUEUED_AND_UNDRAINED = WRITE_QUEUED | WRITE_UNDRAINED
const WRITE_QUEUED_AND_ACTIVE = WRITE_QUEUED | WRITE_ACTIVE
const WRITE_DRAIN_STATUS = WRITE_QUEUED | WRITE_UNDRAINED | OPEN_STATUS | WRITE_ACTIVE
const WRITE_STATUS = OPEN_STATUS | WRITE_ACTIVE | WRITE_QUEUED | WRITE_CORKED
const WRITE_PRIMARY_AND_ACTIVE = WRITE_PRIMARY | WRITE_ACTIVE
const WRITE_ACTIVE_AND_WRITING = WRITE_ACTIVE | WRITE_WRITING
const WRITE_FINISHING_STATUS = OPEN_STATUS | WRITE_FINISHING | WRITE_QUEUED_AND_ACTIVE | WRITE_DONE
const WRITE_BACKPRESSURE_STATUS = WRITE_UNDRAINED | DESTROY_STATUS | WRITE_FINISHING | WRITE_DONE
const WRITE_UPDATE_SYNC_STATUS = WRITE_UPDATING | OPEN_STATUS | WRITE_NEXT_TICK | WRITE_PRIMARY
const WRITE_DROP_DATA = WRITE_FINISHING | WRITE_DONE | DESTROY_STATUS

const asyncIterator = Symbol.asyncIterator || Symbol('asyncIterator')

class WritableState {
  constructor(
    stream,
    { highWaterMark = 16384, map = null, mapWritable, byteLength, byteLengthWritable } = {}
  ) {
    this.stream = stream
    this.queue = new FIFO()
    this.highWaterMark = highWaterMark
    this.buffered = 0
    this.error = null
    this.pipeline = null
    this.drains = null // if we add more seldomly used helpers we might them into a subobject so its a single ptr
    this.byteLength = byteLengthWritable || byteLength || defaultByteLength
    this.map = mapWritable || map
    this.afterWrite = afterWrite.bind(this)
    this.afterUpdateNextTick = updateWriteNT.bind(this)
  }

  get ending() {
    return (this.stream._duplexState & WRITE_FINISHING) !== 0
  }

  get ended() {
    return (this.stream._duplexState & WRITE_DONE) !== 0
  }

  push(data) {
    if ((this.stream._duplexState & WRITE_DROP_DATA) !== 0) return false
    if (this.map !== null) data = this.map(data)

    this.buffered += this.byteLength(data)
    this.queue.push(data)

    if (this.buffered < this.highWaterMark) {
      this.stream._duplexState |= WRITE_QUEUED
      return true
    }

    this.stream._duplexState |= WRITE_QUEUED_AND_UNDRAINED
    return false
  }

  shift() {
    const data = this.queue.shift()

    this.buffered -= this.byteLength(data)
    if (this.buffered === 0) this.stream._duplexState &= WRITE_NOT_QUEUED

    return data
  }

  end(data) {
    if (typeof data === 'function') {
      this.stream.once('finish', data)
    } else if (data !== undefined && data !== null) {
      this.push(data)
    }

    this.stream._duplexState = (this.stream._duplexState | WRITE_FINISHING) & WRITE_NON_PRIMARY
  }

  autoBatch(data, cb) {
    const buffer = []
    const stream = this.stream

    buffer.push(data)
    while ((stream._duplexState & WRITE_STATUS) === WRITE_QUEUED_AND_ACTIVE) {
      buffer.push(stream._writableState.shift())
    }

    if ((stream._duplexState & OPEN_STATUS) !== 0) return cb(null)
    stream._writev(buffer, cb)
  }

  update() {
    const stream = this.stream

    stream._duplexState |= WRITE_UPDATING

    do {
      while ((stream._duplexState & WRITE_STATUS) === WRITE_QUEUED) {
        const data = this.shift()
        stream._duplexState |= WRITE_ACTIVE_AND_WRITING
        stream._write(data, this.afterWrite)
      }

      if ((stream._duplexState & WRITE_PRIMARY_AND_ACTIVE) === 0) this.updateNonPrimary()
    } while (this.continueUpdate() === true)

    stream._duplexState &= WRITE_NOT_UPDATING
  }

  updateNonPrimary() {
    const stream = this.stream

    if ((stream._duplexState & WRITE_FINISHING_STATUS) === WRITE_FINISHING) {
      stream._duplexState = stream._duplexState | WRITE_ACTIVE
      stream._final(afterFinal.bind(this))
      return
    }

    if ((stream._duplexState & DESTROY_STATUS) === DESTROYING) {
      if ((stream._duplexState & ACTIVE_OR_TICKING) === 0) {
        stream._duplexState |= ACTIVE
        stream._destroy(afterDestroy.bind(this))
      }
      return
    }

    if ((stream._duplexState & IS_OPENING) === OPENING) {
      stream._duplexState = (stream._duplexState | ACTIVE) & NOT_OPENING
      stream._open(afterOpen.bind(this))
    }
  }

  continueUpdate() {
    if ((this.stream._duplexState & WRITE_NEXT_TICK) === 0) return false
    this.stream._duplexState &= WRITE_NOT_NEXT_TICK
    return true
  }

  updateCallback() {
    if ((this.stream._duplexState & WRITE_UPDATE_SYNC_STATUS) === WRITE_PRIMARY) {
      this.update()
    } else {
      this.updateNextTick()
    }
  }

  updateNextTick() {
    if ((this.stream._duplexState & WRITE_NEXT_TICK) !== 0) return
    this.stream._duplexState |= WRITE_NEXT_TICK
    if ((this.stream._duplexState & WRITE_UPDATING) === 0) qmt(this.afterUpdateNextTick)
  }
}

class ReadableState {
  constructor(
    stream,
    { highWaterMark = 16384, map = null, mapReadable, byteLength, byteLengthReadable } = {}
  ) {
    this.stream = stream
    this.queue = new FIFO()
    this.highWaterMark = highWaterMark === 0 ? 1 : highWaterMark
    this.buffered = 0
    this.readAhead = highWaterMark > 0
    this.error = null
    this.pipeline = null
    this.byteLength = byteLengthReadable || byteLength || defaultByteLength
    this.map = mapReadable || map
    this.pipeTo = null
    this.afterRead = afterRead.bind(this)
    this.afterUpdateNextTick = updateReadNT.bind(this)
  }

  get ending() {
    return (this.stream._duplexState & READ_ENDING) !== 0
  }

  get ended() {
    return (this.stream._duplexState & READ_DONE) !== 0
  }

  pipe(pipeTo, cb) {
    if (this.pipeTo !== null) throw StreamError.BAD_ARGUMENT('Can only pipe to one destination')
    if (typeof cb !== 'function') cb = null

    this.stream._duplexState |= READ_PIPE_DRAINED
    this.pipeTo = pipeTo
    this.pipeline = new Pipeline(this.stream, pipeTo, cb)

    if (cb) this.stream.on('error', noop) // We already error handle this so supress crashes

    if (isStreamx(pipeTo)) {
      pipeTo._writableState.pipeline = this.pipeline
      if (cb) pipeTo.on('error', noop) // We already error handle this so supress crashes
      pipeTo.on('finish', this.pipeline.finished.bind(this.pipeline)) // TODO: just call finished from pipeTo itself
    } else {
      const onerror = this.pipeline.done.bind(this.pipeline, pipeTo)
      const onclose = this.pipeline.done.bind(this.pipeline, pipeTo, null) // onclose has a weird bool arg
      pipeTo.on('error', onerror)
      pipeTo.on('close', onclose)
      pipeTo.on('finish', this.pipeline.finished.bind(this.pipeline))
    }

    pipeTo.on('drain', afterDrain.bind(this))
    this.stream.emit('piping', pipeTo)
    pipeTo.emit('pipe', this.stream)
  }

  push(data) {
    const stream = this.stream

    if (data === null) {
      this.highWaterMark = 0
      stream._duplexState = (stream._duplexState | READ_ENDING) & READ_NON_PRIMARY_AND_PUSHED
      return false
    }

    if (this.map !== null) {
      data = this.map(data)
      if (data === null) {
        stream._duplexState &= READ_PUSHED
        return this.buffered < this.highWaterMark
      }
    }

    this.buffered += this.byteLength(data)
    this.queue.push(data)

    stream._duplexState = (stream._duplexState | READ_QUEUED) & READ_PUSHED

    return this.buffered < this.highWaterMark
  }

  shift() {
    const data = this.queue.shift()

    this.buffered -= this.byteLength(data)
    if (this.buffered === 0) {
      this.stream._duplexState &= READ_NOT_QUEUED
    }

    return data
  }

  unshift(data) {
    const pending = [this.map !== null ? this.map(data) : data]
    while (this.buffered > 0) pending.push(this.shift())

    for (let i = 0; i < pending.length - 1; i++) {
      const data = pending[i]
      this.buffered += this.byteLength(data)
      this.queue.push(data)
    }

    this.push(pending[pending.length - 1])
  }

  read() {
    const stream = this.stream

    if ((stream._duplexState & READ_STATUS) === READ_QUEUED) {
      const data = this.shift()

      if (this.pipeTo !== null && this.pipeTo.write(data) === false) {
        stream._duplexState &= READ_PIPE_NOT_DRAINED
      }

      if ((stream._duplexState & READ_EMIT_DATA) !== 0) {
        stream.emit('data', data)
      }

      return data
    }

    if (this.readAhead === false) {
      stream._duplexState |= READ_READ_AHEAD
      this.updateNextTick()
    }

    return null
  }

  drain() {
    const stream = this.stream

    while (
      (stream._duplexState & READ_STATUS) === READ_QUEUED &&
      (stream._duplexState & READ_FLOWING) !== 0
    ) {
      const data = this.shift()

      if (this.pipeTo !== null && this.pipeTo.write(data) === false) {
        stream._duplexState &= READ_PIPE_NOT_DRAINED
      }

      if ((stream._duplexState & READ_EMIT_DATA) !== 0) {
        stream.emit('data', data)
      }
    }
  }

  update() {
    const stream = this.stream

    stream._duplexState |= READ_UPDATING

    do {
      this.drain()

      while (
        this.buffered < this.highWaterMark &&
        (stream._duplexState & SHOULD_NOT_READ) === READ_READ_AHEAD
      ) {
        stream._duplexState |= READ_ACTIVE_AND_NEEDS_PUSH
        stream._read(this.afterRead)
        this.drain()
      }

      if ((stream._duplexState & READ_READABLE_STATUS) === READ_EMIT_READABLE_AND_QUEUED) {
        stream._duplexState |= READ_EMITTED_READABLE
        stream.emit('readable')
      }

      if ((stream._duplexState & READ_PRIMARY_AND_ACTIVE) === 0) {
        this.updateNonPrimary()
      }
    } while (this.continueUpdate() === true)

    stream._duplexState &= READ_NOT_UPDATING
  }

  updateNonPrimary() {
    const stream = this.stream

    if ((stream._duplexState & READ_ENDING_STATUS) === READ_ENDING) {
      stream._duplexState = (stream._duplexState | READ_DONE) & READ_NOT_ENDING
      stream.emit('end')

      if ((stream._duplexState & AUTO_DESTROY) === DONE) {
        stream._duplexState |= DESTROYING
      }

      if (this.pipeTo !== null) {
        this.pipeTo.end()
      }
    }

    if ((stream._duplexState & DESTROY_STATUS) === DESTROYING) {
      if ((stream._duplexState & ACTIVE_OR_TICKING) === 0) {
        stream._duplexState |= ACTIVE
        stream._destroy(afterDestroy.bind(this))
      }
      return
    }

    if ((stream._duplexState & IS_OPENING) === OPENING) {
      stream._duplexState = (stream._duplexState | ACTIVE) & NOT_OPENING
      stream._open(afterOpen.bind(this))
    }
  }

  continueUpdate() {
    if ((this.stream._duplexState & READ_NEXT_TICK) === 0) return false
    this.stream._duplexState &= READ_NOT_NEXT_TICK
    return true
  }

  updateCallback() {
    if ((this.stream._duplexState & READ_UPDATE_SYNC_STATUS) === READ_PRIMARY) {
      this.update()
    } else {
      this.updateNextTick()
    }
  }

  updateNextTickIfOpen() {
    if ((this.stream._duplexState & READ_NEXT_TICK_OR_OPENING) !== 0) return
    this.stream._duplexState |= READ_NEXT_TICK
    if ((this.stream._duplexState & READ_UPDATING) === 0) qmt(this.afterUpdateNextTick)
  }

  updateNextTick() {
    if ((this.stream._duplexState & READ_NEXT_TICK) !== 0) return
    this.stream._duplexState |= READ_NEXT_TICK
    if ((this.stream._duplexState & READ_UPDATING) === 0) qmt(this.afterUpdateNextTick)
  }
}

class TransformState {
  constructor(stream) {
    this.data = null
    this.afterTransform = afterTransform.bind(stream)
    this.afterFinal = null
  }
}

class Pipeline {
  constructor(src, dst, cb) {
    this.from = src
    this.to = dst
    this.afterPipe = cb
    this.error = null
    this.pipeToFinished = false
  }

  finished() {
    this.pipeToFinished = true
  }

  done(stream, err) {
    if (err) this.error = err

    if (stream === this.to) {
      this.to = null

      if (this.from !== null) {
        if ((this.from._duplexState & READ_DONE) === 0 || !this.pipeToFinished) {
          this.from.destroy(this.error || StreamError.PREMATURE_CLOSE('Writable stream closed'))
        }
        return
      }
    }

    if (stream === this.from) {
      this.from = null

      if (this.to !== null) {
        if ((stream._duplexState & READ_DONE) === 0) {
          this.to.destroy(this.error || StreamError.PREMATURE_CLOSE('Readable stream closed'))
        }
        return
      }
    }

    if (this.afterPipe !== null) this.afterPipe(this.error)
    this.to = this.from = this.afterPipe = null
  }
}

function afterDrain() {
  this.stream._duplexState |= READ_PIPE_DRAINED
  this.updateCallback()
}

function afterFinal(err) {
  const stream = this.stream
  if (err) stream.destroy(err)

  if ((stream._duplexState & DESTROY_STATUS) === 0) {
    stream._duplexState |= WRITE_DONE
    stream.emit('finish')
  }

  if ((stream._duplexState & AUTO_DESTROY) === DONE) {
    stream._duplexState |= DESTROYING
  }

  stream._duplexState &= WRITE_NOT_FINISHING

  // no need to wait the extra tick here, so we short circuit that
  if ((stream._duplexState & WRITE_UPDATING) === 0) {
    this.update()
  } else {
    this.updateNextTick()
  }
}

function afterDestroy(err) {
  const stream = this.stream

  if (!err && !StreamError.isStreamDestroyed(this.error)) err = this.error
  if (err) stream.emit('error', err)

  stream._duplexState |= DESTROYED
  stream.emit('close')

  const rs = stream._readableState
  const ws = stream._writableState

  if (rs !== null && rs.pipeline !== null) {
    rs.pipeline.done(stream, err)
  }

  if (ws !== null) {
    while (ws.drains !== null && ws.drains.length > 0) {
      ws.drains.shift().resolve(false)
    }

    if (ws.pipeline !== null) {
      ws.pipeline.done(stream, err)
    }
  }
}

function afterWrite(err) {
  const stream = this.stream

  if (err) stream.destroy(err)
  stream._duplexState &= WRITE_NOT_ACTIVE

  if (this.drains !== null) tickDrains(this.drains)

  if ((stream._duplexState & WRITE_DRAIN_STATUS) === WRITE_UNDRAINED) {
    stream._duplexState &= WRITE_DRAINED

    if ((stream._duplexState & WRITE_EMIT_DRAIN) === WRITE_EMIT_DRAIN) {
      stream.emit('drain')
    }
  }

  this.updateCallback()
}

function afterRead(err) {
  if (err) this.stream.destroy(err)
  this.stream._duplexState &= READ_NOT_ACTIVE

  if (this.readAhead === false && (this.stream._duplexState & READ_RESUMED) === 0) {
    this.stream._duplexState &= READ_NO_READ_AHEAD
  }

  this.updateCallback()
}

function updateReadNT() {
  if ((this.stream._duplexState & READ_UPDATING) === 0) {
    this.stream._duplexState &= READ_NOT_NEXT_TICK
    this.update()
  }
}

function updateWriteNT() {
  if ((this.stream._duplexState & WRITE_UPDATING) === 0) {
    this.stream._duplexState &= WRITE_NOT_NEXT_TICK
    this.update()
  }
}

function tickDrains(drains) {
  for (let i = 0; i < drains.length; i++) {
    // drains.writes are monotonic, so if one is 0 its always the first one
    if (--drains[i].writes === 0) {
      drains.shift().resolve(true)
      i--
    }
  }
}

function afterOpen(err) {
  const stream = this.stream

  if (err) stream.destroy(err)

  if ((stream._duplexState & DESTROYING) === 0) {
    if ((stream._duplexState & READ_PRIMARY_STATUS) === 0) {
      stream._duplexState |= READ_PRIMARY
    }

    if ((stream._duplexState & WRITE_PRIMARY_STATUS) === 0) {
      stream._duplexState |= WRITE_PRIMARY
    }

    stream.emit('open')
  }

  stream._duplexState &= NOT_ACTIVE

  if (stream._writableState !== null) {
    stream._writableState.updateCallback()
  }

  if (stream._readableState !== null) {
    stream._readableState.updateCallback()
  }
}

function afterTransform(err, data) {
  if (data !== undefined && data !== null) this.push(data)
  this._writableState.afterWrite(err)
}

function newListener(name) {
  if (this._readableState !== null) {
    if (name === 'data') {
      this._duplexState |= READ_EMIT_DATA | READ_RESUMED_READ_AHEAD
      this._readableState.updateNextTick()
    }
    if (name === 'readable') {
      this._duplexState |= READ_EMIT_READABLE
      this._readableState.updateNextTick()
    }
  }

  if (this._writableState !== null) {
    if (name === 'drain') {
      this._duplexState |= WRITE_EMIT_DRAIN
      this._writableState.updateNextTick()
    }
  }
}

class Stream extends EventEmitter {
  constructor(opts) {
    super()

    this._duplexState = 0
    this._readableState = null
    this._writableState = null

    if (opts) {
      if (opts.open) this._open = opts.open
      if (opts.destroy) this._destroy = opts.destroy
      if (opts.predestroy) this._predestroy = opts.predestroy
      if (opts.signal) opts.signal.addEventListener('abort', abort.bind(this))
    }

    this.on('newListener', newListener)
  }

  _open(cb) {
    cb(null)
  }

  _destroy(cb) {
    cb(null)
  }

  _predestroy() {
    // does nothing
  }

  get readable() {
    return this._readableState !== null ? true : undefined
  }

  get writable() {
    return this._writableState !== null ? true : undefined
  }

  get destroyed() {
    return (this._duplexState & DESTROYED) !== 0
  }

  get destroying() {
    return (this._duplexState & DESTROY_STATUS) !== 0
  }

  destroy(err) {
    if ((this._duplexState & DESTROY_STATUS) === 0) {
      if (!err) err = StreamError.STREAM_DESTROYED()
      this._duplexState = (this._duplexState | DESTROYING) & NON_PRIMARY

      if (this._readableState !== null) {
        this._readableState.highWaterMark = 0
        this._readableState.error = err
      }

      if (this._writableState !== null) {
        this._writableState.highWaterMark = 0
        this._writableState.error = err
      }

      this._duplexState |= PREDESTROYING
      this._predestroy()
      this._duplexState &= NOT_PREDESTROYING

      if (this._readableState !== null) {
        this._readableState.updateNextTick()
      }

      if (this._writableState !== null) {
        this._writableState.updateNextTick()
      }
    }
  }
}

class Readable extends Stream {
  constructor(opts) {
    super(opts)

    this._duplexState |= OPENING | WRITE_DONE | READ_READ_AHEAD
    this._readableState = new ReadableState(this, opts)

    if (opts) {
      if (this._readableState.readAhead === false) this._duplexState &= READ_NO_READ_AHEAD
      if (opts.read) this._read = opts.read
      if (opts.eagerOpen) this._readableState.updateNextTick()
      if (opts.encoding) this.setEncoding(opts.encoding)
    }
  }

  static deferred(fn, opts) {
    const out = new PassThrough(opts)

    fn()
      .then((src) => {
        if (src === null) return out.end()
        if (out.destroying) return
        pipeline(src, out, noop)
      })
      .catch((err) => out.destroy(err))

    return out
  }

  setEncoding(encoding) {
    const dec = new TextDecoder(encoding)
    const map = this._readableState.map || echo
    this._readableState.map = mapOrSkip
    return this

    function mapOrSkip(data) {
      const next = dec.push(data)
      return next === '' && (data.byteLength !== 0 || dec.remaining > 0) ? null : map(next)
    }
  }

  _read(cb) {
    cb(null)
  }

  pipe(dest, cb) {
    this._readableState.updateNextTick()
    this._readableState.pipe(dest, cb)
    return dest
  }

  read() {
    this._readableState.updateNextTick()
    return this._readableState.read()
  }

  push(data) {
    this._readableState.updateNextTickIfOpen()
    return this._readableState.push(data)
  }

  unshift(data) {
    this._readableState.updateNextTickIfOpen()
    return this._readableState.unshift(data)
  }

  resume() {
    this._duplexState |= READ_RESUMED_READ_AHEAD
    this._readableState.updateNextTick()
    return this
  }

  pause() {
    this._duplexState &=
      this._readableState.readAhead === false ? READ_PAUSED_NO_READ_AHEAD : READ_PAUSED
    return this
  }

  static _fromAsyncIterator(ite, opts) {
    let destroy

    const rs = new Readable({
      ...opts,
      read(cb) {
        ite.next().then(push).then(cb.bind(null, null)).catch(cb)
      },
      predestroy() {
        destroy = ite.return()
      },
      destroy(cb) {
        if (!destroy) return cb(null)
        destroy.then(cb.bind(null, null)).catch(cb)
      }
    })

    return rs

    function push(data) {
      if (data.done) rs.push(null)
      else rs.push(data.value)
    }
  }

  static from(data, opts) {
    if (isReadStreamx(data)) return data
    if (data[asyncIterator]) return this._fromAsyncIterator(data[asyncIterator](), opts)
    if (!Array.isArray(data)) data = data === undefined ? [] : [data]

    let i = 0
    return new Readable({
      ...opts,
      read(cb) {
        this.push(i === data.length ? null : data[i++])
        cb(null)
      }
    })
  }

  static isBackpressured(rs) {
    return (
      (rs._duplexState & READ_BACKPRESSURE_STATUS) !== 0 ||
      rs._readableState.buffered >= rs._readableState.highWaterMark
    )
  }

  static isPaused(rs) {
    return (rs._duplexState & READ_RESUMED) === 0
  }

  [asyncIterator]() {
    const stream = this

    let error = null
    let promiseResolve = null
    let promiseReject = null

    this.on('error', (err) => {
      error = err
    })
    this.on('readable', onreadable)
    this.on('close', onclose)

    return {
      [asyncIterator]() {
        return this
      },
      next() {
        return new Promise(function (resolve, reject) {
          promiseResolve = resolve
          promiseReject = reject
          const data = stream.read()
          if (data !== null) ondata(data)
          else if ((stream._duplexState & DESTROYED) !== 0) ondata(null)
        })
      },
      return() {
        return destroy(null)
      },
      throw(err) {
        return destroy(err)
      }
    }

    function onreadable() {
      if (promiseResolve !== null) ondata(stream.read())
    }

    function onclose() {
      if (promiseResolve !== null) ondata(null)
    }

    function ondata(data) {
      if (promiseReject === null) return
      if (error) {
        promiseReject(error)
      } else if (data === null && (stream._duplexState & READ_DONE) === 0) {
        promiseReject(StreamError.STREAM_DESTROYED())
      } else {
        promiseResolve({ value: data, done: data === null })
      }
      promiseReject = promiseResolve = null
    }

    function destroy(err) {
      stream.destroy(err)
      return new Promise((resolve, reject) => {
        if (stream._duplexState & DESTROYED) return resolve({ value: undefined, done: true })
        stream.once('close', function () {
          if (err) reject(err)
          else resolve({ value: undefined, done: true })
        })
      })
    }
  }
}

class Writable extends Stream {
  constructor(opts) {
    super(opts)

    this._duplexState |= OPENING | READ_DONE
    this._writableState = new WritableState(this, opts)

    if (opts) {
      if (opts.writev) this._writev = opts.writev
      if (opts.write) this._write = opts.write
      if (opts.final) this._final = opts.final
      if (opts.eagerOpen) this._writableState.updateNextTick()
    }
  }

  cork() {
    this._duplexState |= WRITE_CORKED
  }

  uncork() {
    this._duplexState &= WRITE_NOT_CORKED
    this._writableState.updateNextTick()
  }

  _writev(batch, cb) {
    cb(null)
  }

  _write(data, cb) {
    this._writableState.autoBatch(data, cb)
  }

  _final(cb) {
    cb(null)
  }

  static isBackpressured(ws) {
    return (ws._duplexState & WRITE_BACKPRESSURE_STATUS) !== 0
  }

  static drained(ws) {
    if (ws.destroyed) return Promise.resolve(false)

    const state = ws._writableState
    const pending = isWritev(ws) ? Math.min(1, state.queue.length) : state.queue.length
    const writes = pending + (ws._duplexState & WRITE_WRITING ? 1 : 0)
    if (writes === 0) return Promise.resolve(true)

    if (state.drains === null) state.drains = []
    return new Promise((resolve) => {
      state.drains.push({ writes, resolve })
    })
  }

  write(data) {
    this._writableState.updateNextTick()
    return this._writableState.push(data)
  }

  end(data) {
    this._writableState.updateNextTick()
    this._writableState.end(data)
    return this
  }
}

class Duplex extends Readable {
  // and Writable
  constructor(opts) {
    super(opts)

    this._duplexState = OPENING | (this._duplexState & READ_READ_AHEAD)
    this._writableState = new WritableState(this, opts)

    if (opts) {
      if (opts.writev) this._writev = opts.writev
      if (opts.write) this._write = opts.write
      if (opts.final) this._final = opts.final
    }
  }

  cork() {
    this._duplexState |= WRITE_CORKED
  }

  uncork() {
    this._duplexState &= WRITE_NOT_CORKED
    this._writableState.updateNextTick()
  }

  _writev(batch, cb) {
    cb(null)
  }

  _write(data, cb) {
    this._writableState.autoBatch(data, cb)
  }

  _final(cb) {
    cb(null)
  }

  write(data) {
    this._writableState.updateNextTick()
    return this._writableState.push(data)
  }

  end(data) {
    this._writableState.updateNextTick()
    this._writableState.end(data)
    return this
  }
}

class Transform extends Duplex {
  constructor(opts) {
    super(opts)
    this._transformState = new TransformState(this)

    if (opts) {
      if (opts.transform) this._transform = opts.transform
      if (opts.flush) this._flush = opts.flush
    }
  }

  _write(data, cb) {
    if (this._readableState.buffered >= this._readableState.highWaterMark) {
      this._transformState.data = data
    } else {
      this._transform(data, this._transformState.afterTransform)
    }
  }

  _read(cb) {
    if (this._transformState.data !== null) {
      const data = this._transformState.data
      this._transformState.data = null
      cb(null)
      this._transform(data, this._transformState.afterTransform)
    } else {
      cb(null)
    }
  }

  destroy(err) {
    super.destroy(err)
    if (this._transformState.data !== null) {
      this._transformState.data = null
      this._transformState.afterTransform()
    }
  }

  _transform(data, cb) {
    cb(null, data)
  }

  _flush(cb) {
    cb(null)
  }

  _final(cb) {
    this._transformState.afterFinal = cb
    this._flush(transformAfterFlush.bind(this))
  }
}

class PassThrough extends Transform {}

function transformAfterFlush(err, data) {
  const cb = this._transformState.afterFinal
  if (err) return cb(err)

  if (data !== null && data !== undefined) this.push(data)
  this.push(null)
  cb(null)
}

function pipelinePromise(...streams) {
  return new Promise((resolve, reject) => {
    return pipeline(...streams, (err) => {
      if (err) return reject(err)
      resolve()
    })
  })
}

function pipeline(stream, ...streams) {
  const all = Array.isArray(stream) ? [...stream, ...streams] : [stream, ...streams]
  const done = all.length && typeof all[all.length - 1] === 'function' ? all.pop() : null

  if (all.length < 2) throw StreamError.BAD_ARGUMENT('Pipeline requires at least 2 streams')

  let src = all[0]
  let dest = null
  let error = null

  for (let i = 1; i < all.length; i++) {
    dest = all[i]

    if (isStreamx(src)) {
      src.pipe(dest, onerror)
    } else {
      errorHandle(src, true, i > 1, onerror)
      src.pipe(dest)
    }

    src = dest
  }

  if (done) {
    let fin = false

    const autoDestroy =
      isStreamx(dest) || !!(dest._writableState && dest._writableState.autoDestroy)

    dest.on('error', (err) => {
      if (error === null) error = err
    })

    dest.on('finish', () => {
      fin = true
      if (!autoDestroy) done(error)
    })

    if (autoDestroy) {
      dest.on('close', () => done(error || (fin ? null : StreamError.PREMATURE_CLOSE())))
    }
  }

  return dest

  function errorHandle(s, rd, wr, onerror) {
    s.on('error', onerror)
    s.on('close', onclose)

    function onclose() {
      if (rd && s._readableState && !s._readableState.ended) {
        return onerror(StreamError.PREMATURE_CLOSE())
      }
      if (wr && s._writableState && !s._writableState.ended) {
        return onerror(StreamError.PREMATURE_CLOSE())
      }
    }
  }

  function onerror(err) {
    if (!err || error) return
    error = err

    for (const s of all) {
      s.destroy(err)
    }
  }
}

function echo(s) {
  return s
}

function isStream(stream) {
  return !!stream._readableState || !!stream._writableState
}

function isStreamx(stream) {
  return typeof stream._duplexState === 'number' && isStream(stream)
}

function isEnding(stream) {
  return !!stream._readableState && stream._readableState.ending
}

function isEnded(stream) {
  return !!stream._readableState && stream._readableState.ended
}

function isFinishing(stream) {
  return !!stream._writableState && stream._writableState.ending
}

function isFinished(stream) {
  return !!stream._writableState && stream._writableState.ended
}

function getStreamError(stream, opts = {}) {
  const err =
    (stream._readableState && stream._readableState.error) ||
    (stream._writableState && stream._writableState.error)

  // avoid implicit errors by default
  return !opts.all && StreamError.isStreamDestroyed(err) ? null : err
}

function isReadStreamx(stream) {
  return isStreamx(stream) && stream.readable
}

function isDisturbed(stream) {
  return (
    (stream._duplexState & OPENING) !== OPENING ||
    (stream._duplexState & DESTROYING) === DESTROYING ||
    (stream._duplexState & ACTIVE_OR_TICKING) !== 0
  )
}

function isTypedArray(data) {
  return typeof data === 'object' && data !== null && typeof data.byteLength === 'number'
}

function defaultByteLength(data) {
  return isTypedArray(data) ? data.byteLength : 1024
}

function noop() {}

function abort() {
  this.destroy(StreamError.ABORTED())
}

function isWritev(s) {
  return s._writev !== Writable.prototype._writev && s._writev !== Duplex.prototype._writev
}

module.exports = {
  pipeline,
  pipelinePromise,
  isStream,
  isStreamx,
  isEnding,
  isEnded,
  isFinishing,
  isFinished,
  isDisturbed,
  getStreamError,
  Stream,
  Writable,
  Readable,
  Duplex,
  Transform,
  // Export PassThrough for compatibility with Node.js core's stream module
  PassThrough
}


/***/ }),

/***/ 5657:
/***/ ((module) => {

module.exports = class StreamError extends Error {
  constructor(msg, code, fn = StreamError) {
    super(msg)

    this.code = code

    if (Error.captureStackTrace) {
      Error.captureStackTrace(this, fn)
    }
  }

  static isStreamDestroyed(err) {
    return err && err.code === 'STREAM_DESTROYED'
  }

  static isPrematureClose(err) {
    return err && err.code === 'PREMATURE_CLOSE'
  }

  static isAborted(err) {
    return err && err.code === 'ABORTED'
  }

  static isBadArgument(err) {
    return err && err.code === 'BAD_ARGUMENT'
  }

  get name() {
    return 'StreamError'
  }

  static STREAM_DESTROYED() {
    return new StreamError('Stream was destroyed', 'STREAM_DESTROYED', StreamError.STREAM_DESTROYED)
  }

  static PREMATURE_CLOSE(msg = 'Premature close') {
    return new StreamError(msg, 'PREMATURE_CLOSE', StreamError.PREMATURE_CLOSE)
  }

  static ABORTED() {
    return new StreamError('Stream aborted', 'ABORTED', StreamError.ABORTED)
  }

  static BAD_ARGUMENT(msg = 'Bad argument') {
    return new StreamError(msg, 'BAD_ARGUMENT', StreamError.BAD_ARGUMENT)
  }
}


/***/ }),

/***/ 775:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const constants = { // just for envs without fs
  S_IFMT: 61440,
  S_IFDIR: 16384,
  S_IFCHR: 8192,
  S_IFBLK: 24576,
  S_IFIFO: 4096,
  S_IFLNK: 40960
}

try {
  module.exports = (__nccwpck_require__(9896).constants) || constants
} catch {
  module.exports = constants
}


/***/ }),

/***/ 5763:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { Writable, Readable, getStreamError } = __nccwpck_require__(6204)
const FIFO = __nccwpck_require__(3867)
const b4a = __nccwpck_require__(3057)
const headers = __nccwpck_require__(8428)

const EMPTY = b4a.alloc(0)
const MAX_HEADER_SIZE = 4 * 1024 * 1024 // arbitrary big number

class BufferList {
  constructor () {
    this.buffered = 0
    this.shifted = 0
    this.queue = new FIFO()

    this._offset = 0
  }

  push (buffer) {
    this.buffered += buffer.byteLength
    this.queue.push(buffer)
  }

  shiftFirst (size) {
    return this.buffered === 0 ? null : this._next(size)
  }

  shift (size) {
    if (size > this.buffered) return null
    if (size === 0) return EMPTY

    let chunk = this._next(size)

    if (size === chunk.byteLength) return chunk // likely case

    const chunks = [chunk]

    while ((size -= chunk.byteLength) > 0) {
      chunk = this._next(size)
      chunks.push(chunk)
    }

    return b4a.concat(chunks)
  }

  _next (size) {
    const buf = this.queue.peek()
    const rem = buf.byteLength - this._offset

    if (size >= rem) {
      const sub = this._offset ? buf.subarray(this._offset, buf.byteLength) : buf
      this.queue.shift()
      this._offset = 0
      this.buffered -= rem
      this.shifted += rem
      return sub
    }

    this.buffered -= size
    this.shifted += size

    return buf.subarray(this._offset, (this._offset += size))
  }
}

class Source extends Readable {
  constructor (self, header, offset) {
    super()

    this.header = header
    this.offset = offset

    this._parent = self
  }

  _read (cb) {
    if (this.header.size === 0) {
      this.push(null)
    }
    if (this._parent._stream === this) {
      this._parent._update()
    }
    cb(null)
  }

  _predestroy () {
    this._parent.destroy(getStreamError(this))
  }

  _detach () {
    if (this._parent._stream === this) {
      this._parent._stream = null
      this._parent._missing = overflow(this.header.size)
      this._parent._update()
    }
  }

  _destroy (cb) {
    this._detach()
    cb(null)
  }
}

class Extract extends Writable {
  constructor (opts) {
    super(opts)

    if (!opts) opts = {}

    this._buffer = new BufferList()
    this._offset = 0
    this._header = null
    this._stream = null
    this._missing = 0
    this._longHeader = false
    this._callback = noop
    this._locked = false
    this._finished = false
    this._pax = null
    this._paxGlobal = null
    this._gnuLongPath = null
    this._gnuLongLinkPath = null
    this._filenameEncoding = opts.filenameEncoding || 'utf-8'
    this._allowUnknownFormat = !!opts.allowUnknownFormat
    this._unlockBound = this._unlock.bind(this)
  }

  _unlock (err) {
    this._locked = false

    if (err) {
      this.destroy(err)
      this._continueWrite(err)
      return
    }

    this._update()
  }

  _consumeHeader () {
    if (this._locked) return false

    this._offset = this._buffer.shifted

    try {
      this._header = headers.decode(this._buffer.shift(512), this._filenameEncoding, this._allowUnknownFormat)
    } catch (err) {
      this._continueWrite(err)
      return false
    }

    if (!this._header) return true

    this._header.byteOffset = this._buffer.shifted

    switch (this._header.type) {
      case 'gnu-long-path':
      case 'gnu-long-link-path':
      case 'pax-global-header':
      case 'pax-header':
        this._longHeader = true
        this._missing = this._header.size
        if (this._missing > MAX_HEADER_SIZE) {
          this._continueWrite(new Error('Header exceeds max size'))
          return false
        }
        return true
    }

    this._locked = true
    this._applyLongHeaders()

    if (!(this._header.size >= 0)) {
      this._continueWrite(new Error('Invalid header'))
      return false
    }

    if (this._header.size === 0 || this._header.type === 'directory') {
      this.emit('entry', this._header, this._createStream(), this._unlockBound)
      return true
    }

    this._stream = this._createStream()
    this._missing = this._header.size

    this.emit('entry', this._header, this._stream, this._unlockBound)
    return true
  }

  _applyLongHeaders () {
    if (this._gnuLongPath) {
      this._header.name = this._gnuLongPath
      this._gnuLongPath = null
    }

    if (this._gnuLongLinkPath) {
      this._header.linkname = this._gnuLongLinkPath
      this._gnuLongLinkPath = null
    }

    if (this._pax) {
      if (this._pax.path) this._header.name = this._pax.path
      if (this._pax.linkpath) this._header.linkname = this._pax.linkpath
      if (this._pax.size) this._header.size = parseInt(this._pax.size, 10)
      this._header.pax = this._pax
      this._pax = null
    }
  }

  _decodeLongHeader (buf) {
    switch (this._header.type) {
      case 'gnu-long-path':
        this._gnuLongPath = headers.decodeLongPath(buf, this._filenameEncoding)
        break
      case 'gnu-long-link-path':
        this._gnuLongLinkPath = headers.decodeLongPath(buf, this._filenameEncoding)
        break
      case 'pax-global-header':
        this._paxGlobal = headers.decodePax(buf)
        break
      case 'pax-header':
        this._pax = this._paxGlobal === null
          ? headers.decodePax(buf)
          : Object.assign({}, this._paxGlobal, headers.decodePax(buf))
        break
    }
  }

  _consumeLongHeader () {
    this._longHeader = false
    this._missing = overflow(this._header.size)

    const buf = this._buffer.shift(this._header.size)

    try {
      this._decodeLongHeader(buf)
    } catch (err) {
      this._continueWrite(err)
      return false
    }

    return true
  }

  _consumeStream () {
    const buf = this._buffer.shiftFirst(this._missing)
    if (buf === null) return false

    this._missing -= buf.byteLength
    const drained = this._stream.push(buf)

    if (this._missing === 0) {
      this._stream.push(null)
      if (drained) this._stream._detach()
      return drained && this._locked === false
    }

    return drained
  }

  _createStream () {
    return new Source(this, this._header, this._offset)
  }

  _update () {
    while (this._buffer.buffered > 0 && !this.destroying) {
      if (this._missing > 0) {
        if (this._stream !== null) {
          if (this._consumeStream() === false) return
          continue
        }

        if (this._longHeader === true) {
          if (this._missing > this._buffer.buffered) break
          if (this._consumeLongHeader() === false) return false
          continue
        }

        const ignore = this._buffer.shiftFirst(this._missing)
        if (ignore !== null) this._missing -= ignore.byteLength
        continue
      }

      if (this._buffer.buffered < 512) break
      if (this._stream !== null || this._consumeHeader() === false) return
    }

    this._continueWrite(null)
  }

  _continueWrite (err) {
    const cb = this._callback
    this._callback = noop
    cb(err)
  }

  _write (data, cb) {
    this._callback = cb
    this._buffer.push(data)
    this._update()
  }

  _final (cb) {
    this._finished = this._missing === 0 && this._buffer.buffered === 0
    cb(this._finished ? null : new Error('Unexpected end of data'))
  }

  _predestroy () {
    this._continueWrite(null)
  }

  _destroy (cb) {
    if (this._stream) this._stream.destroy(getStreamError(this))
    cb(null)
  }

  [Symbol.asyncIterator] () {
    let error = null

    let promiseResolve = null
    let promiseReject = null

    let entryStream = null
    let entryCallback = null

    const extract = this

    this.on('entry', onentry)
    this.on('error', (err) => { error = err })
    this.on('close', onclose)

    return {
      [Symbol.asyncIterator] () {
        return this
      },
      next () {
        return new Promise(onnext)
      },
      return () {
        return destroy(null)
      },
      throw (err) {
        return destroy(err)
      }
    }

    function consumeCallback (err) {
      if (!entryCallback) return
      const cb = entryCallback
      entryCallback = null
      cb(err)
    }

    function onnext (resolve, reject) {
      if (error) {
        return reject(error)
      }

      if (entryStream) {
        resolve({ value: entryStream, done: false })
        entryStream = null
        return
      }

      promiseResolve = resolve
      promiseReject = reject

      consumeCallback(null)

      if (extract._finished && promiseResolve) {
        promiseResolve({ value: undefined, done: true })
        promiseResolve = promiseReject = null
      }
    }

    function onentry (header, stream, callback) {
      entryCallback = callback
      stream.on('error', noop) // no way around this due to tick sillyness

      if (promiseResolve) {
        promiseResolve({ value: stream, done: false })
        promiseResolve = promiseReject = null
      } else {
        entryStream = stream
      }
    }

    function onclose () {
      consumeCallback(error)
      if (!promiseResolve) return
      if (error) promiseReject(error)
      else promiseResolve({ value: undefined, done: true })
      promiseResolve = promiseReject = null
    }

    function destroy (err) {
      extract.destroy(err)
      consumeCallback(err)
      return new Promise((resolve, reject) => {
        if (extract.destroyed) return resolve({ value: undefined, done: true })
        extract.once('close', function () {
          if (err) reject(err)
          else resolve({ value: undefined, done: true })
        })
      })
    }
  }
}

module.exports = function extract (opts) {
  return new Extract(opts)
}

function noop () {}

function overflow (size) {
  size &= 511
  return size && 512 - size
}


/***/ }),

/***/ 8428:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const b4a = __nccwpck_require__(3057)

const ZEROS = '0000000000000000000'
const SEVENS = '7777777777777777777'
const ZERO_OFFSET = '0'.charCodeAt(0)
const USTAR_MAGIC = b4a.from([0x75, 0x73, 0x74, 0x61, 0x72, 0x00]) // ustar\x00
const USTAR_VER = b4a.from([ZERO_OFFSET, ZERO_OFFSET])
const GNU_MAGIC = b4a.from([0x75, 0x73, 0x74, 0x61, 0x72, 0x20]) // ustar\x20
const GNU_VER = b4a.from([0x20, 0x00])
const MASK = 0o7777
const MAGIC_OFFSET = 257
const VERSION_OFFSET = 263

exports.decodeLongPath = function decodeLongPath (buf, encoding) {
  return decodeStr(buf, 0, buf.length, encoding)
}

exports.encodePax = function encodePax (opts) { // TODO: encode more stuff in pax
  let result = ''
  if (opts.name) result += addLength(' path=' + opts.name + '\n')
  if (opts.linkname) result += addLength(' linkpath=' + opts.linkname + '\n')
  const pax = opts.pax
  if (pax) {
    for (const key in pax) {
      result += addLength(' ' + key + '=' + pax[key] + '\n')
    }
  }
  return b4a.from(result)
}

exports.decodePax = function decodePax (buf) {
  const result = {}

  while (buf.length) {
    let i = 0
    while (i < buf.length && buf[i] !== 32) i++
    const len = parseInt(b4a.toString(buf.subarray(0, i)), 10)
    if (!len) return result

    const b = b4a.toString(buf.subarray(i + 1, len - 1))
    const keyIndex = b.indexOf('=')
    if (keyIndex === -1) return result
    result[b.slice(0, keyIndex)] = b.slice(keyIndex + 1)

    buf = buf.subarray(len)
  }

  return result
}

exports.encode = function encode (opts) {
  const buf = b4a.alloc(512)
  let name = opts.name
  let prefix = ''

  if (opts.typeflag === 5 && name[name.length - 1] !== '/') name += '/'
  if (b4a.byteLength(name) !== name.length) return null // utf-8

  while (b4a.byteLength(name) > 100) {
    const i = name.indexOf('/')
    if (i === -1) return null
    prefix += prefix ? '/' + name.slice(0, i) : name.slice(0, i)
    name = name.slice(i + 1)
  }

  if (b4a.byteLength(name) > 100 || b4a.byteLength(prefix) > 155) return null
  if (opts.linkname && b4a.byteLength(opts.linkname) > 100) return null

  b4a.write(buf, name)
  b4a.write(buf, encodeOct(opts.mode & MASK, 6), 100)
  b4a.write(buf, encodeOct(opts.uid, 6), 108)
  b4a.write(buf, encodeOct(opts.gid, 6), 116)
  encodeSize(opts.size, buf, 124)
  b4a.write(buf, encodeOct((opts.mtime.getTime() / 1000) | 0, 11), 136)

  buf[156] = ZERO_OFFSET + toTypeflag(opts.type)

  if (opts.linkname) b4a.write(buf, opts.linkname, 157)

  b4a.copy(USTAR_MAGIC, buf, MAGIC_OFFSET)
  b4a.copy(USTAR_VER, buf, VERSION_OFFSET)
  if (opts.uname) b4a.write(buf, opts.uname, 265)
  if (opts.gname) b4a.write(buf, opts.gname, 297)
  b4a.write(buf, encodeOct(opts.devmajor || 0, 6), 329)
  b4a.write(buf, encodeOct(opts.devminor || 0, 6), 337)

  if (prefix) b4a.write(buf, prefix, 345)

  b4a.write(buf, encodeOct(cksum(buf), 6), 148)

  return buf
}

exports.decode = function decode (buf, filenameEncoding, allowUnknownFormat) {
  let typeflag = buf[156] === 0 ? 0 : buf[156] - ZERO_OFFSET

  let name = decodeStr(buf, 0, 100, filenameEncoding)
  const mode = decodeOct(buf, 100, 8)
  const uid = decodeOct(buf, 108, 8)
  const gid = decodeOct(buf, 116, 8)
  const size = decodeOct(buf, 124, 12)
  const mtime = decodeOct(buf, 136, 12)
  const type = toType(typeflag)
  const linkname = buf[157] === 0 ? null : decodeStr(buf, 157, 100, filenameEncoding)
  const uname = decodeStr(buf, 265, 32)
  const gname = decodeStr(buf, 297, 32)
  const devmajor = decodeOct(buf, 329, 8)
  const devminor = decodeOct(buf, 337, 8)

  const c = cksum(buf)

  // checksum is still initial value if header was null.
  if (c === 8 * 32) return null

  // valid checksum
  if (c !== decodeOct(buf, 148, 8)) throw new Error('Invalid tar header. Maybe the tar is corrupted or it needs to be gunzipped?')

  if (isUSTAR(buf)) {
    // ustar (posix) format.
    // prepend prefix, if present.
    if (buf[345]) name = decodeStr(buf, 345, 155, filenameEncoding) + '/' + name
  } else if (isGNU(buf)) {
    // 'gnu'/'oldgnu' format. Similar to ustar, but has support for incremental and
    // multi-volume tarballs.
  } else {
    if (!allowUnknownFormat) {
      throw new Error('Invalid tar header: unknown format.')
    }
  }

  // to support old tar versions that use trailing / to indicate dirs
  if (typeflag === 0 && name && name[name.length - 1] === '/') typeflag = 5

  return {
    name,
    mode,
    uid,
    gid,
    size,
    byteOffset: 0,
    mtime: new Date(1000 * mtime),
    type,
    linkname,
    uname,
    gname,
    devmajor,
    devminor,
    pax: null
  }
}

function isUSTAR (buf) {
  return b4a.equals(USTAR_MAGIC, buf.subarray(MAGIC_OFFSET, MAGIC_OFFSET + 6))
}

function isGNU (buf) {
  return b4a.equals(GNU_MAGIC, buf.subarray(MAGIC_OFFSET, MAGIC_OFFSET + 6)) &&
    b4a.equals(GNU_VER, buf.subarray(VERSION_OFFSET, VERSION_OFFSET + 2))
}

function clamp (index, len, defaultValue) {
  if (typeof index !== 'number') return defaultValue
  index = ~~index // Coerce to integer.
  if (index >= len) return len
  if (index >= 0) return index
  index += len
  if (index >= 0) return index
  return 0
}

function toType (flag) {
  switch (flag) {
    case 0:
      return 'file'
    case 1:
      return 'link'
    case 2:
      return 'symlink'
    case 3:
      return 'character-device'
    case 4:
      return 'block-device'
    case 5:
      return 'directory'
    case 6:
      return 'fifo'
    case 7:
      return 'contiguous-file'
    case 72:
      return 'pax-header'
    case 55:
      return 'pax-global-header'
    case 27:
      return 'gnu-long-link-path'
    case 28:
    case 30:
      return 'gnu-long-path'
  }

  return null
}

function toTypeflag (flag) {
  switch (flag) {
    case 'file':
      return 0
    case 'link':
      return 1
    case 'symlink':
      return 2
    case 'character-device':
      return 3
    case 'block-device':
      return 4
    case 'directory':
      return 5
    case 'fifo':
      return 6
    case 'contiguous-file':
      return 7
    case 'pax-header':
      return 72
  }

  return 0
}

function indexOf (block, num, offset, end) {
  for (; offset < end; offset++) {
    if (block[offset] === num) return offset
  }
  return end
}

function cksum (block) {
  let sum = 8 * 32
  for (let i = 0; i < 148; i++) sum += block[i]
  for (let j = 156; j < 512; j++) sum += block[j]
  return sum
}

function encodeOct (val, n) {
  val = val.toString(8)
  if (val.length > n) return SEVENS.slice(0, n) + ' '
  return ZEROS.slice(0, n - val.length) + val + ' '
}

function encodeSizeBin (num, buf, off) {
  buf[off] = 0x80
  for (let i = 11; i > 0; i--) {
    buf[off + i] = num & 0xff
    num = Math.floor(num / 0x100)
  }
}

function encodeSize (num, buf, off) {
  if (num.toString(8).length > 11) {
    encodeSizeBin(num, buf, off)
  } else {
    b4a.write(buf, encodeOct(num, 11), off)
  }
}

/* Copied from the node-tar repo and modified to meet
 * tar-stream coding standard.
 *
 * Source: https://github.com/npm/node-tar/blob/51b6627a1f357d2eb433e7378e5f05e83b7aa6cd/lib/header.js#L349
 */
function parse256 (buf) {
  // first byte MUST be either 80 or FF
  // 80 for positive, FF for 2's comp
  let positive
  if (buf[0] === 0x80) positive = true
  else if (buf[0] === 0xFF) positive = false
  else return null

  // build up a base-256 tuple from the least sig to the highest
  const tuple = []
  let i
  for (i = buf.length - 1; i > 0; i--) {
    const byte = buf[i]
    if (positive) tuple.push(byte)
    else tuple.push(0xFF - byte)
  }

  let sum = 0
  const l = tuple.length
  for (i = 0; i < l; i++) {
    sum += tuple[i] * Math.pow(256, i)
  }

  return positive ? sum : -1 * sum
}

function decodeOct (val, offset, length) {
  val = val.subarray(offset, offset + length)
  offset = 0

  // If prefixed with 0x80 then parse as a base-256 integer
  if (val[offset] & 0x80) {
    return parse256(val)
  } else {
    // Older versions of tar can prefix with spaces
    while (offset < val.length && val[offset] === 32) offset++
    const end = clamp(indexOf(val, 32, offset, val.length), val.length, val.length)
    while (offset < end && val[offset] === 0) offset++
    if (end === offset) return 0
    return parseInt(b4a.toString(val.subarray(offset, end)), 8)
  }
}

function decodeStr (val, offset, length, encoding) {
  return b4a.toString(val.subarray(offset, indexOf(val, 0, offset, offset + length)), encoding)
}

function addLength (str) {
  const len = b4a.byteLength(str)
  let digits = Math.floor(Math.log(len) / Math.log(10)) + 1
  if (len + digits >= Math.pow(10, digits)) digits++

  return (len + digits) + str
}


/***/ }),

/***/ 6118:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

exports.extract = __nccwpck_require__(5763)
/* unused reexport */ __nccwpck_require__(861)


/***/ }),

/***/ 861:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { Readable, Writable, getStreamError } = __nccwpck_require__(6204)
const b4a = __nccwpck_require__(3057)

const constants = __nccwpck_require__(775)
const headers = __nccwpck_require__(8428)

const DMODE = 0o755
const FMODE = 0o644

const END_OF_TAR = b4a.alloc(1024)

class Sink extends Writable {
  constructor (pack, header, callback) {
    super({ mapWritable, eagerOpen: true })

    this.written = 0
    this.header = header

    this._callback = callback
    this._linkname = null
    this._isLinkname = header.type === 'symlink' && !header.linkname
    this._isVoid = header.type !== 'file' && header.type !== 'contiguous-file'
    this._finished = false
    this._pack = pack
    this._openCallback = null

    if (this._pack._stream === null) this._pack._stream = this
    else this._pack._pending.push(this)
  }

  _open (cb) {
    this._openCallback = cb
    if (this._pack._stream === this) this._continueOpen()
  }

  _continuePack (err) {
    if (this._callback === null) return

    const callback = this._callback
    this._callback = null

    callback(err)
  }

  _continueOpen () {
    if (this._pack._stream === null) this._pack._stream = this

    const cb = this._openCallback
    this._openCallback = null
    if (cb === null) return

    if (this._pack.destroying) return cb(new Error('pack stream destroyed'))
    if (this._pack._finalized) return cb(new Error('pack stream is already finalized'))

    this._pack._stream = this

    if (!this._isLinkname) {
      this._pack._encode(this.header)
    }

    if (this._isVoid) {
      this._finish()
      this._continuePack(null)
    }

    cb(null)
  }

  _write (data, cb) {
    if (this._isLinkname) {
      this._linkname = this._linkname ? b4a.concat([this._linkname, data]) : data
      return cb(null)
    }

    if (this._isVoid) {
      if (data.byteLength > 0) {
        return cb(new Error('No body allowed for this entry'))
      }
      return cb()
    }

    this.written += data.byteLength
    if (this._pack.push(data)) return cb()
    this._pack._drain = cb
  }

  _finish () {
    if (this._finished) return
    this._finished = true

    if (this._isLinkname) {
      this.header.linkname = this._linkname ? b4a.toString(this._linkname, 'utf-8') : ''
      this._pack._encode(this.header)
    }

    overflow(this._pack, this.header.size)

    this._pack._done(this)
  }

  _final (cb) {
    if (this.written !== this.header.size) { // corrupting tar
      return cb(new Error('Size mismatch'))
    }

    this._finish()
    cb(null)
  }

  _getError () {
    return getStreamError(this) || new Error('tar entry destroyed')
  }

  _predestroy () {
    this._pack.destroy(this._getError())
  }

  _destroy (cb) {
    this._pack._done(this)

    this._continuePack(this._finished ? null : this._getError())

    cb()
  }
}

class Pack extends Readable {
  constructor (opts) {
    super(opts)
    this._drain = noop
    this._finalized = false
    this._finalizing = false
    this._pending = []
    this._stream = null
  }

  entry (header, buffer, callback) {
    if (this._finalized || this.destroying) throw new Error('already finalized or destroyed')

    if (typeof buffer === 'function') {
      callback = buffer
      buffer = null
    }

    if (!callback) callback = noop

    if (!header.size || header.type === 'symlink') header.size = 0
    if (!header.type) header.type = modeToType(header.mode)
    if (!header.mode) header.mode = header.type === 'directory' ? DMODE : FMODE
    if (!header.uid) header.uid = 0
    if (!header.gid) header.gid = 0
    if (!header.mtime) header.mtime = new Date()

    if (typeof buffer === 'string') buffer = b4a.from(buffer)

    const sink = new Sink(this, header, callback)

    if (b4a.isBuffer(buffer)) {
      header.size = buffer.byteLength
      sink.write(buffer)
      sink.end()
      return sink
    }

    if (sink._isVoid) {
      return sink
    }

    return sink
  }

  finalize () {
    if (this._stream || this._pending.length > 0) {
      this._finalizing = true
      return
    }

    if (this._finalized) return
    this._finalized = true

    this.push(END_OF_TAR)
    this.push(null)
  }

  _done (stream) {
    if (stream !== this._stream) return

    this._stream = null

    if (this._finalizing) this.finalize()
    if (this._pending.length) this._pending.shift()._continueOpen()
  }

  _encode (header) {
    if (!header.pax) {
      const buf = headers.encode(header)
      if (buf) {
        this.push(buf)
        return
      }
    }
    this._encodePax(header)
  }

  _encodePax (header) {
    const paxHeader = headers.encodePax({
      name: header.name,
      linkname: header.linkname,
      pax: header.pax
    })

    const newHeader = {
      name: 'PaxHeader',
      mode: header.mode,
      uid: header.uid,
      gid: header.gid,
      size: paxHeader.byteLength,
      mtime: header.mtime,
      type: 'pax-header',
      linkname: header.linkname && 'PaxHeader',
      uname: header.uname,
      gname: header.gname,
      devmajor: header.devmajor,
      devminor: header.devminor
    }

    this.push(headers.encode(newHeader))
    this.push(paxHeader)
    overflow(this, paxHeader.byteLength)

    newHeader.size = header.size
    newHeader.type = header.type
    this.push(headers.encode(newHeader))
  }

  _doDrain () {
    const drain = this._drain
    this._drain = noop
    drain()
  }

  _predestroy () {
    const err = getStreamError(this)

    if (this._stream) this._stream.destroy(err)

    while (this._pending.length) {
      const stream = this._pending.shift()
      stream.destroy(err)
      stream._continueOpen()
    }

    this._doDrain()
  }

  _read (cb) {
    this._doDrain()
    cb()
  }
}

module.exports = function pack (opts) {
  return new Pack(opts)
}

function modeToType (mode) {
  switch (mode & constants.S_IFMT) {
    case constants.S_IFBLK: return 'block-device'
    case constants.S_IFCHR: return 'character-device'
    case constants.S_IFDIR: return 'directory'
    case constants.S_IFIFO: return 'fifo'
    case constants.S_IFLNK: return 'symlink'
  }

  return 'file'
}

function noop () {}

function overflow (self, size) {
  size &= 511
  if (size) self.push(END_OF_TAR.subarray(0, 512 - size))
}

function mapWritable (buf) {
  return b4a.isBuffer(buf) ? buf : b4a.from(buf)
}


/***/ }),

/***/ 7934:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const PassThroughDecoder = __nccwpck_require__(7256)
const UTF8Decoder = __nccwpck_require__(6414)

module.exports = class TextDecoder {
  constructor(encoding = 'utf8') {
    this.encoding = normalizeEncoding(encoding)

    switch (this.encoding) {
      case 'utf8':
        this.decoder = new UTF8Decoder()
        break
      case 'utf16le':
      case 'base64':
        throw new Error('Unsupported encoding: ' + this.encoding)
      default:
        this.decoder = new PassThroughDecoder(this.encoding)
    }
  }

  get remaining() {
    return this.decoder.remaining
  }

  push(data) {
    if (typeof data === 'string') return data
    return this.decoder.decode(data)
  }

  // For Node.js compatibility
  write(data) {
    return this.push(data)
  }

  end(data) {
    let result = ''
    if (data) result = this.push(data)
    result += this.decoder.flush()
    return result
  }
}

function normalizeEncoding(encoding) {
  encoding = encoding.toLowerCase()

  switch (encoding) {
    case 'utf8':
    case 'utf-8':
      return 'utf8'
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return 'utf16le'
    case 'latin1':
    case 'binary':
      return 'latin1'
    case 'base64':
    case 'ascii':
    case 'hex':
      return encoding
    default:
      throw new Error('Unknown encoding: ' + encoding)
  }
}


/***/ }),

/***/ 7256:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const b4a = __nccwpck_require__(3057)

module.exports = class PassThroughDecoder {
  constructor(encoding) {
    this.encoding = encoding
  }

  get remaining() {
    return 0
  }

  decode(data) {
    return b4a.toString(data, this.encoding)
  }

  flush() {
    return ''
  }
}


/***/ }),

/***/ 6414:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const b4a = __nccwpck_require__(3057)

/**
 * https://encoding.spec.whatwg.org/#utf-8-decoder
 */
module.exports = class UTF8Decoder {
  constructor() {
    this._reset()
  }

  get remaining() {
    return this.bytesSeen
  }

  decode(data) {
    if (data.byteLength === 0) return ''

    if (this.bytesNeeded === 0 && trailingIncomplete(data, 0) === 0) {
      this.bytesSeen = trailingBytesSeen(data)
      return b4a.toString(data, 'utf8')
    }

    let result = ''
    let start = 0

    if (this.bytesNeeded > 0) {
      while (start < data.byteLength) {
        const byte = data[start]

        if (byte < this.lowerBoundary || byte > this.upperBoundary) {
          result += '\ufffd'
          this._reset()
          break
        }

        this.lowerBoundary = 0x80
        this.upperBoundary = 0xbf
        this.codePoint = (this.codePoint << 6) | (byte & 0x3f)
        this.bytesSeen++
        start++

        if (this.bytesSeen === this.bytesNeeded) {
          result += String.fromCodePoint(this.codePoint)
          this._reset()
          break
        }
      }

      if (this.bytesNeeded > 0) return result
    }

    const trailing = trailingIncomplete(data, start)
    const end = data.byteLength - trailing

    if (end > start) result += b4a.toString(data, 'utf8', start, end)

    for (let i = end; i < data.byteLength; i++) {
      const byte = data[i]

      if (this.bytesNeeded === 0) {
        if (byte <= 0x7f) {
          this.bytesSeen = 0
          result += String.fromCharCode(byte)
        } else if (byte >= 0xc2 && byte <= 0xdf) {
          this.bytesNeeded = 2
          this.bytesSeen = 1
          this.codePoint = byte & 0x1f
        } else if (byte >= 0xe0 && byte <= 0xef) {
          if (byte === 0xe0) this.lowerBoundary = 0xa0
          else if (byte === 0xed) this.upperBoundary = 0x9f
          this.bytesNeeded = 3
          this.bytesSeen = 1
          this.codePoint = byte & 0xf
        } else if (byte >= 0xf0 && byte <= 0xf4) {
          if (byte === 0xf0) this.lowerBoundary = 0x90
          else if (byte === 0xf4) this.upperBoundary = 0x8f
          this.bytesNeeded = 4
          this.bytesSeen = 1
          this.codePoint = byte & 0x7
        } else {
          this.bytesSeen = 1
          result += '\ufffd'
        }

        continue
      }

      if (byte < this.lowerBoundary || byte > this.upperBoundary) {
        result += '\ufffd'
        i--
        this._reset()

        continue
      }

      this.lowerBoundary = 0x80
      this.upperBoundary = 0xbf

      this.codePoint = (this.codePoint << 6) | (byte & 0x3f)
      this.bytesSeen++

      if (this.bytesSeen === this.bytesNeeded) {
        result += String.fromCodePoint(this.codePoint)
        this._reset()
      }
    }

    return result
  }

  flush() {
    const result = this.bytesNeeded > 0 ? '\ufffd' : ''
    this._reset()
    return result
  }

  _reset() {
    this.codePoint = 0
    this.bytesNeeded = 0
    this.bytesSeen = 0
    this.lowerBoundary = 0x80
    this.upperBoundary = 0xbf
  }
}

function trailingIncomplete(data, start) {
  const len = data.byteLength
  if (len <= start) return 0

  const limit = Math.max(start, len - 4)

  let i = len - 1
  while (i > limit && (data[i] & 0xc0) === 0x80) i--

  if (i < start) return 0

  const byte = data[i]

  let needed
  if (byte <= 0x7f) return 0
  if (byte >= 0xc2 && byte <= 0xdf) needed = 2
  else if (byte >= 0xe0 && byte <= 0xef) needed = 3
  else if (byte >= 0xf0 && byte <= 0xf4) needed = 4
  else return 0

  const available = len - i
  return available < needed ? available : 0
}

function trailingBytesSeen(data) {
  const len = data.byteLength
  if (len === 0) return 0

  const last = data[len - 1]

  if (last <= 0x7f) return 0
  if ((last & 0xc0) !== 0x80) return 1

  const limit = Math.max(0, len - 4)

  let i = len - 2
  while (i >= limit && (data[i] & 0xc0) === 0x80) i--

  if (i < 0) return 1

  const first = data[i]

  let needed
  if (first >= 0xc2 && first <= 0xdf) needed = 2
  else if (first >= 0xe0 && first <= 0xef) needed = 3
  else if (first >= 0xf0 && first <= 0xf4) needed = 4
  else return 1

  if (len - i !== needed) return 1

  if (needed >= 3) {
    const second = data[i + 1]
    if (first === 0xe0 && second < 0xa0) return 1
    if (first === 0xed && second > 0x9f) return 1
    if (first === 0xf0 && second < 0x90) return 1
    if (first === 0xf4 && second > 0x8f) return 1
  }

  return 0
}


/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 8909:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { Argument } = __nccwpck_require__(9154);
const { Command } = __nccwpck_require__(4348);
const { CommanderError, InvalidArgumentError } = __nccwpck_require__(1135);
const { Help } = __nccwpck_require__(9754);
const { Option } = __nccwpck_require__(5240);

exports.DM = new Command();

exports.gu = (name) => new Command(name);
exports.Ww = (flags, description) => new Option(flags, description);
exports.er = (name, description) => new Argument(name, description);

/**
 * Expose classes
 */

exports.uB = Command;
exports.c$ = Option;
exports.ef = Argument;
exports._V = Help;

exports.b7 = CommanderError;
exports.Di = InvalidArgumentError;
exports.a2 = InvalidArgumentError; // Deprecated


/***/ }),

/***/ 9154:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { InvalidArgumentError } = __nccwpck_require__(1135);

class Argument {
  /**
   * Initialize a new command argument with the given name and description.
   * The default is that the argument is required, and you can explicitly
   * indicate this with <> around the name. Put [] around the name for an optional argument.
   *
   * @param {string} name
   * @param {string} [description]
   */

  constructor(name, description) {
    this.description = description || '';
    this.variadic = false;
    this.parseArg = undefined;
    this.defaultValue = undefined;
    this.defaultValueDescription = undefined;
    this.argChoices = undefined;

    switch (name[0]) {
      case '<': // e.g. <required>
        this.required = true;
        this._name = name.slice(1, -1);
        break;
      case '[': // e.g. [optional]
        this.required = false;
        this._name = name.slice(1, -1);
        break;
      default:
        this.required = true;
        this._name = name;
        break;
    }

    if (this._name.endsWith('...')) {
      this.variadic = true;
      this._name = this._name.slice(0, -3);
    }
  }

  /**
   * Return argument name.
   *
   * @return {string}
   */

  name() {
    return this._name;
  }

  /**
   * @package
   */

  _collectValue(value, previous) {
    if (previous === this.defaultValue || !Array.isArray(previous)) {
      return [value];
    }

    previous.push(value);
    return previous;
  }

  /**
   * Set the default value, and optionally supply the description to be displayed in the help.
   *
   * @param {*} value
   * @param {string} [description]
   * @return {Argument}
   */

  default(value, description) {
    this.defaultValue = value;
    this.defaultValueDescription = description;
    return this;
  }

  /**
   * Set the custom handler for processing CLI command arguments into argument values.
   *
   * @param {Function} [fn]
   * @return {Argument}
   */

  argParser(fn) {
    this.parseArg = fn;
    return this;
  }

  /**
   * Only allow argument value to be one of choices.
   *
   * @param {string[]} values
   * @return {Argument}
   */

  choices(values) {
    this.argChoices = values.slice();
    this.parseArg = (arg, previous) => {
      if (!this.argChoices.includes(arg)) {
        throw new InvalidArgumentError(
          `Allowed choices are ${this.argChoices.join(', ')}.`,
        );
      }
      if (this.variadic) {
        return this._collectValue(arg, previous);
      }
      return arg;
    };
    return this;
  }

  /**
   * Make argument required.
   *
   * @returns {Argument}
   */
  argRequired() {
    this.required = true;
    return this;
  }

  /**
   * Make argument optional.
   *
   * @returns {Argument}
   */
  argOptional() {
    this.required = false;
    return this;
  }
}

/**
 * Takes an argument and returns its human readable equivalent for help usage.
 *
 * @param {Argument} arg
 * @return {string}
 * @private
 */

function humanReadableArgName(arg) {
  const nameOutput = arg.name() + (arg.variadic === true ? '...' : '');

  return arg.required ? '<' + nameOutput + '>' : '[' + nameOutput + ']';
}

exports.Argument = Argument;
exports.humanReadableArgName = humanReadableArgName;


/***/ }),

/***/ 4348:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const EventEmitter = (__nccwpck_require__(8474).EventEmitter);
const childProcess = __nccwpck_require__(1421);
const path = __nccwpck_require__(6760);
const fs = __nccwpck_require__(3024);
const process = __nccwpck_require__(1708);

const { Argument, humanReadableArgName } = __nccwpck_require__(9154);
const { CommanderError } = __nccwpck_require__(1135);
const { Help, stripColor } = __nccwpck_require__(9754);
const { Option, DualOptions } = __nccwpck_require__(5240);
const { suggestSimilar } = __nccwpck_require__(5030);

class Command extends EventEmitter {
  /**
   * Initialize a new `Command`.
   *
   * @param {string} [name]
   */

  constructor(name) {
    super();
    /** @type {Command[]} */
    this.commands = [];
    /** @type {Option[]} */
    this.options = [];
    this.parent = null;
    this._allowUnknownOption = false;
    this._allowExcessArguments = false;
    /** @type {Argument[]} */
    this.registeredArguments = [];
    this._args = this.registeredArguments; // deprecated old name
    /** @type {string[]} */
    this.args = []; // cli args with options removed
    this.rawArgs = [];
    this.processedArgs = []; // like .args but after custom processing and collecting variadic
    this._scriptPath = null;
    this._name = name || '';
    this._optionValues = {};
    this._optionValueSources = {}; // default, env, cli etc
    this._storeOptionsAsProperties = false;
    this._actionHandler = null;
    this._executableHandler = false;
    this._executableFile = null; // custom name for executable
    this._executableDir = null; // custom search directory for subcommands
    this._defaultCommandName = null;
    this._exitCallback = null;
    this._aliases = [];
    this._combineFlagAndOptionalValue = true;
    this._description = '';
    this._summary = '';
    this._argsDescription = undefined; // legacy
    this._enablePositionalOptions = false;
    this._passThroughOptions = false;
    this._lifeCycleHooks = {}; // a hash of arrays
    /** @type {(boolean | string)} */
    this._showHelpAfterError = false;
    this._showSuggestionAfterError = true;
    this._savedState = null; // used in save/restoreStateBeforeParse

    // see configureOutput() for docs
    this._outputConfiguration = {
      writeOut: (str) => process.stdout.write(str),
      writeErr: (str) => process.stderr.write(str),
      outputError: (str, write) => write(str),
      getOutHelpWidth: () =>
        process.stdout.isTTY ? process.stdout.columns : undefined,
      getErrHelpWidth: () =>
        process.stderr.isTTY ? process.stderr.columns : undefined,
      getOutHasColors: () =>
        useColor() ?? (process.stdout.isTTY && process.stdout.hasColors?.()),
      getErrHasColors: () =>
        useColor() ?? (process.stderr.isTTY && process.stderr.hasColors?.()),
      stripColor: (str) => stripColor(str),
    };

    this._hidden = false;
    /** @type {(Option | null | undefined)} */
    this._helpOption = undefined; // Lazy created on demand. May be null if help option is disabled.
    this._addImplicitHelpCommand = undefined; // undecided whether true or false yet, not inherited
    /** @type {Command} */
    this._helpCommand = undefined; // lazy initialised, inherited
    this._helpConfiguration = {};
    /** @type {string | undefined} */
    this._helpGroupHeading = undefined; // soft initialised when added to parent
    /** @type {string | undefined} */
    this._defaultCommandGroup = undefined;
    /** @type {string | undefined} */
    this._defaultOptionGroup = undefined;
  }

  /**
   * Copy settings that are useful to have in common across root command and subcommands.
   *
   * (Used internally when adding a command using `.command()` so subcommands inherit parent settings.)
   *
   * @param {Command} sourceCommand
   * @return {Command} `this` command for chaining
   */
  copyInheritedSettings(sourceCommand) {
    this._outputConfiguration = sourceCommand._outputConfiguration;
    this._helpOption = sourceCommand._helpOption;
    this._helpCommand = sourceCommand._helpCommand;
    this._helpConfiguration = sourceCommand._helpConfiguration;
    this._exitCallback = sourceCommand._exitCallback;
    this._storeOptionsAsProperties = sourceCommand._storeOptionsAsProperties;
    this._combineFlagAndOptionalValue =
      sourceCommand._combineFlagAndOptionalValue;
    this._allowExcessArguments = sourceCommand._allowExcessArguments;
    this._enablePositionalOptions = sourceCommand._enablePositionalOptions;
    this._showHelpAfterError = sourceCommand._showHelpAfterError;
    this._showSuggestionAfterError = sourceCommand._showSuggestionAfterError;

    return this;
  }

  /**
   * @returns {Command[]}
   * @private
   */

  _getCommandAndAncestors() {
    const result = [];
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    for (let command = this; command; command = command.parent) {
      result.push(command);
    }
    return result;
  }

  /**
   * Define a command.
   *
   * There are two styles of command: pay attention to where to put the description.
   *
   * @example
   * // Command implemented using action handler (description is supplied separately to `.command`)
   * program
   *   .command('clone <source> [destination]')
   *   .description('clone a repository into a newly created directory')
   *   .action((source, destination) => {
   *     console.log('clone command called');
   *   });
   *
   * // Command implemented using separate executable file (description is second parameter to `.command`)
   * program
   *   .command('start <service>', 'start named service')
   *   .command('stop [service]', 'stop named service, or all if no name supplied');
   *
   * @param {string} nameAndArgs - command name and arguments, args are `<required>` or `[optional]` and last may also be `variadic...`
   * @param {(object | string)} [actionOptsOrExecDesc] - configuration options (for action), or description (for executable)
   * @param {object} [execOpts] - configuration options (for executable)
   * @return {Command} returns new command for action handler, or `this` for executable command
   */

  command(nameAndArgs, actionOptsOrExecDesc, execOpts) {
    let desc = actionOptsOrExecDesc;
    let opts = execOpts;
    if (typeof desc === 'object' && desc !== null) {
      opts = desc;
      desc = null;
    }
    opts = opts || {};
    const [, name, args] = nameAndArgs.match(/([^ ]+) *(.*)/);

    const cmd = this.createCommand(name);
    if (desc) {
      cmd.description(desc);
      cmd._executableHandler = true;
    }
    if (opts.isDefault) this._defaultCommandName = cmd._name;
    cmd._hidden = !!(opts.noHelp || opts.hidden); // noHelp is deprecated old name for hidden
    cmd._executableFile = opts.executableFile || null; // Custom name for executable file, set missing to null to match constructor
    if (args) cmd.arguments(args);
    this._registerCommand(cmd);
    cmd.parent = this;
    cmd.copyInheritedSettings(this);

    if (desc) return this;
    return cmd;
  }

  /**
   * Factory routine to create a new unattached command.
   *
   * See .command() for creating an attached subcommand, which uses this routine to
   * create the command. You can override createCommand to customise subcommands.
   *
   * @param {string} [name]
   * @return {Command} new command
   */

  createCommand(name) {
    return new Command(name);
  }

  /**
   * You can customise the help with a subclass of Help by overriding createHelp,
   * or by overriding Help properties using configureHelp().
   *
   * @return {Help}
   */

  createHelp() {
    return Object.assign(new Help(), this.configureHelp());
  }

  /**
   * You can customise the help by overriding Help properties using configureHelp(),
   * or with a subclass of Help by overriding createHelp().
   *
   * @param {object} [configuration] - configuration options
   * @return {(Command | object)} `this` command for chaining, or stored configuration
   */

  configureHelp(configuration) {
    if (configuration === undefined) return this._helpConfiguration;

    this._helpConfiguration = configuration;
    return this;
  }

  /**
   * The default output goes to stdout and stderr. You can customise this for special
   * applications. You can also customise the display of errors by overriding outputError.
   *
   * The configuration properties are all functions:
   *
   *     // change how output being written, defaults to stdout and stderr
   *     writeOut(str)
   *     writeErr(str)
   *     // change how output being written for errors, defaults to writeErr
   *     outputError(str, write) // used for displaying errors and not used for displaying help
   *     // specify width for wrapping help
   *     getOutHelpWidth()
   *     getErrHelpWidth()
   *     // color support, currently only used with Help
   *     getOutHasColors()
   *     getErrHasColors()
   *     stripColor() // used to remove ANSI escape codes if output does not have colors
   *
   * @param {object} [configuration] - configuration options
   * @return {(Command | object)} `this` command for chaining, or stored configuration
   */

  configureOutput(configuration) {
    if (configuration === undefined) return this._outputConfiguration;

    this._outputConfiguration = {
      ...this._outputConfiguration,
      ...configuration,
    };
    return this;
  }

  /**
   * Display the help or a custom message after an error occurs.
   *
   * @param {(boolean|string)} [displayHelp]
   * @return {Command} `this` command for chaining
   */
  showHelpAfterError(displayHelp = true) {
    if (typeof displayHelp !== 'string') displayHelp = !!displayHelp;
    this._showHelpAfterError = displayHelp;
    return this;
  }

  /**
   * Display suggestion of similar commands for unknown commands, or options for unknown options.
   *
   * @param {boolean} [displaySuggestion]
   * @return {Command} `this` command for chaining
   */
  showSuggestionAfterError(displaySuggestion = true) {
    this._showSuggestionAfterError = !!displaySuggestion;
    return this;
  }

  /**
   * Add a prepared subcommand.
   *
   * See .command() for creating an attached subcommand which inherits settings from its parent.
   *
   * @param {Command} cmd - new subcommand
   * @param {object} [opts] - configuration options
   * @return {Command} `this` command for chaining
   */

  addCommand(cmd, opts) {
    if (!cmd._name) {
      throw new Error(`Command passed to .addCommand() must have a name
- specify the name in Command constructor or using .name()`);
    }

    opts = opts || {};
    if (opts.isDefault) this._defaultCommandName = cmd._name;
    if (opts.noHelp || opts.hidden) cmd._hidden = true; // modifying passed command due to existing implementation

    this._registerCommand(cmd);
    cmd.parent = this;
    cmd._checkForBrokenPassThrough();

    return this;
  }

  /**
   * Factory routine to create a new unattached argument.
   *
   * See .argument() for creating an attached argument, which uses this routine to
   * create the argument. You can override createArgument to return a custom argument.
   *
   * @param {string} name
   * @param {string} [description]
   * @return {Argument} new argument
   */

  createArgument(name, description) {
    return new Argument(name, description);
  }

  /**
   * Define argument syntax for command.
   *
   * The default is that the argument is required, and you can explicitly
   * indicate this with <> around the name. Put [] around the name for an optional argument.
   *
   * @example
   * program.argument('<input-file>');
   * program.argument('[output-file]');
   *
   * @param {string} name
   * @param {string} [description]
   * @param {(Function|*)} [parseArg] - custom argument processing function or default value
   * @param {*} [defaultValue]
   * @return {Command} `this` command for chaining
   */
  argument(name, description, parseArg, defaultValue) {
    const argument = this.createArgument(name, description);
    if (typeof parseArg === 'function') {
      argument.default(defaultValue).argParser(parseArg);
    } else {
      argument.default(parseArg);
    }
    this.addArgument(argument);
    return this;
  }

  /**
   * Define argument syntax for command, adding multiple at once (without descriptions).
   *
   * See also .argument().
   *
   * @example
   * program.arguments('<cmd> [env]');
   *
   * @param {string} names
   * @return {Command} `this` command for chaining
   */

  arguments(names) {
    names
      .trim()
      .split(/ +/)
      .forEach((detail) => {
        this.argument(detail);
      });
    return this;
  }

  /**
   * Define argument syntax for command, adding a prepared argument.
   *
   * @param {Argument} argument
   * @return {Command} `this` command for chaining
   */
  addArgument(argument) {
    const previousArgument = this.registeredArguments.slice(-1)[0];
    if (previousArgument?.variadic) {
      throw new Error(
        `only the last argument can be variadic '${previousArgument.name()}'`,
      );
    }
    if (
      argument.required &&
      argument.defaultValue !== undefined &&
      argument.parseArg === undefined
    ) {
      throw new Error(
        `a default value for a required argument is never used: '${argument.name()}'`,
      );
    }
    this.registeredArguments.push(argument);
    return this;
  }

  /**
   * Customise or override default help command. By default a help command is automatically added if your command has subcommands.
   *
   * @example
   *    program.helpCommand('help [cmd]');
   *    program.helpCommand('help [cmd]', 'show help');
   *    program.helpCommand(false); // suppress default help command
   *    program.helpCommand(true); // add help command even if no subcommands
   *
   * @param {string|boolean} enableOrNameAndArgs - enable with custom name and/or arguments, or boolean to override whether added
   * @param {string} [description] - custom description
   * @return {Command} `this` command for chaining
   */

  helpCommand(enableOrNameAndArgs, description) {
    if (typeof enableOrNameAndArgs === 'boolean') {
      this._addImplicitHelpCommand = enableOrNameAndArgs;
      if (enableOrNameAndArgs && this._defaultCommandGroup) {
        // make the command to store the group
        this._initCommandGroup(this._getHelpCommand());
      }
      return this;
    }

    const nameAndArgs = enableOrNameAndArgs ?? 'help [command]';
    const [, helpName, helpArgs] = nameAndArgs.match(/([^ ]+) *(.*)/);
    const helpDescription = description ?? 'display help for command';

    const helpCommand = this.createCommand(helpName);
    helpCommand.helpOption(false);
    if (helpArgs) helpCommand.arguments(helpArgs);
    if (helpDescription) helpCommand.description(helpDescription);

    this._addImplicitHelpCommand = true;
    this._helpCommand = helpCommand;
    // init group unless lazy create
    if (enableOrNameAndArgs || description) this._initCommandGroup(helpCommand);

    return this;
  }

  /**
   * Add prepared custom help command.
   *
   * @param {(Command|string|boolean)} helpCommand - custom help command, or deprecated enableOrNameAndArgs as for `.helpCommand()`
   * @param {string} [deprecatedDescription] - deprecated custom description used with custom name only
   * @return {Command} `this` command for chaining
   */
  addHelpCommand(helpCommand, deprecatedDescription) {
    // If not passed an object, call through to helpCommand for backwards compatibility,
    // as addHelpCommand was originally used like helpCommand is now.
    if (typeof helpCommand !== 'object') {
      this.helpCommand(helpCommand, deprecatedDescription);
      return this;
    }

    this._addImplicitHelpCommand = true;
    this._helpCommand = helpCommand;
    this._initCommandGroup(helpCommand);
    return this;
  }

  /**
   * Lazy create help command.
   *
   * @return {(Command|null)}
   * @package
   */
  _getHelpCommand() {
    const hasImplicitHelpCommand =
      this._addImplicitHelpCommand ??
      (this.commands.length &&
        !this._actionHandler &&
        !this._findCommand('help'));

    if (hasImplicitHelpCommand) {
      if (this._helpCommand === undefined) {
        this.helpCommand(undefined, undefined); // use default name and description
      }
      return this._helpCommand;
    }
    return null;
  }

  /**
   * Add hook for life cycle event.
   *
   * @param {string} event
   * @param {Function} listener
   * @return {Command} `this` command for chaining
   */

  hook(event, listener) {
    const allowedValues = ['preSubcommand', 'preAction', 'postAction'];
    if (!allowedValues.includes(event)) {
      throw new Error(`Unexpected value for event passed to hook : '${event}'.
Expecting one of '${allowedValues.join("', '")}'`);
    }
    if (this._lifeCycleHooks[event]) {
      this._lifeCycleHooks[event].push(listener);
    } else {
      this._lifeCycleHooks[event] = [listener];
    }
    return this;
  }

  /**
   * Register callback to use as replacement for calling process.exit.
   *
   * @param {Function} [fn] optional callback which will be passed a CommanderError, defaults to throwing
   * @return {Command} `this` command for chaining
   */

  exitOverride(fn) {
    if (fn) {
      this._exitCallback = fn;
    } else {
      this._exitCallback = (err) => {
        if (err.code !== 'commander.executeSubCommandAsync') {
          throw err;
        } else {
          // Async callback from spawn events, not useful to throw.
        }
      };
    }
    return this;
  }

  /**
   * Call process.exit, and _exitCallback if defined.
   *
   * @param {number} exitCode exit code for using with process.exit
   * @param {string} code an id string representing the error
   * @param {string} message human-readable description of the error
   * @return never
   * @private
   */

  _exit(exitCode, code, message) {
    if (this._exitCallback) {
      this._exitCallback(new CommanderError(exitCode, code, message));
      // Expecting this line is not reached.
    }
    process.exit(exitCode);
  }

  /**
   * Register callback `fn` for the command.
   *
   * @example
   * program
   *   .command('serve')
   *   .description('start service')
   *   .action(function() {
   *      // do work here
   *   });
   *
   * @param {Function} fn
   * @return {Command} `this` command for chaining
   */

  action(fn) {
    const listener = (args) => {
      // The .action callback takes an extra parameter which is the command or options.
      const expectedArgsCount = this.registeredArguments.length;
      const actionArgs = args.slice(0, expectedArgsCount);
      if (this._storeOptionsAsProperties) {
        actionArgs[expectedArgsCount] = this; // backwards compatible "options"
      } else {
        actionArgs[expectedArgsCount] = this.opts();
      }
      actionArgs.push(this);

      return fn.apply(this, actionArgs);
    };
    this._actionHandler = listener;
    return this;
  }

  /**
   * Factory routine to create a new unattached option.
   *
   * See .option() for creating an attached option, which uses this routine to
   * create the option. You can override createOption to return a custom option.
   *
   * @param {string} flags
   * @param {string} [description]
   * @return {Option} new option
   */

  createOption(flags, description) {
    return new Option(flags, description);
  }

  /**
   * Wrap parseArgs to catch 'commander.invalidArgument'.
   *
   * @param {(Option | Argument)} target
   * @param {string} value
   * @param {*} previous
   * @param {string} invalidArgumentMessage
   * @private
   */

  _callParseArg(target, value, previous, invalidArgumentMessage) {
    try {
      return target.parseArg(value, previous);
    } catch (err) {
      if (err.code === 'commander.invalidArgument') {
        const message = `${invalidArgumentMessage} ${err.message}`;
        this.error(message, { exitCode: err.exitCode, code: err.code });
      }
      throw err;
    }
  }

  /**
   * Check for option flag conflicts.
   * Register option if no conflicts found, or throw on conflict.
   *
   * @param {Option} option
   * @private
   */

  _registerOption(option) {
    const matchingOption =
      (option.short && this._findOption(option.short)) ||
      (option.long && this._findOption(option.long));
    if (matchingOption) {
      const matchingFlag =
        option.long && this._findOption(option.long)
          ? option.long
          : option.short;
      throw new Error(`Cannot add option '${option.flags}'${this._name && ` to command '${this._name}'`} due to conflicting flag '${matchingFlag}'
-  already used by option '${matchingOption.flags}'`);
    }

    this._initOptionGroup(option);
    this.options.push(option);
  }

  /**
   * Check for command name and alias conflicts with existing commands.
   * Register command if no conflicts found, or throw on conflict.
   *
   * @param {Command} command
   * @private
   */

  _registerCommand(command) {
    const knownBy = (cmd) => {
      return [cmd.name()].concat(cmd.aliases());
    };

    const alreadyUsed = knownBy(command).find((name) =>
      this._findCommand(name),
    );
    if (alreadyUsed) {
      const existingCmd = knownBy(this._findCommand(alreadyUsed)).join('|');
      const newCmd = knownBy(command).join('|');
      throw new Error(
        `cannot add command '${newCmd}' as already have command '${existingCmd}'`,
      );
    }

    this._initCommandGroup(command);
    this.commands.push(command);
  }

  /**
   * Add an option.
   *
   * @param {Option} option
   * @return {Command} `this` command for chaining
   */
  addOption(option) {
    this._registerOption(option);

    const oname = option.name();
    const name = option.attributeName();

    // store default value
    if (option.negate) {
      // --no-foo is special and defaults foo to true, unless a --foo option is already defined
      const positiveLongFlag = option.long.replace(/^--no-/, '--');
      if (!this._findOption(positiveLongFlag)) {
        this.setOptionValueWithSource(
          name,
          option.defaultValue === undefined ? true : option.defaultValue,
          'default',
        );
      }
    } else if (option.defaultValue !== undefined) {
      this.setOptionValueWithSource(name, option.defaultValue, 'default');
    }

    // handler for cli and env supplied values
    const handleOptionValue = (val, invalidValueMessage, valueSource) => {
      // val is null for optional option used without an optional-argument.
      // val is undefined for boolean and negated option.
      if (val == null && option.presetArg !== undefined) {
        val = option.presetArg;
      }

      // custom processing
      const oldValue = this.getOptionValue(name);
      if (val !== null && option.parseArg) {
        val = this._callParseArg(option, val, oldValue, invalidValueMessage);
      } else if (val !== null && option.variadic) {
        val = option._collectValue(val, oldValue);
      }

      // Fill-in appropriate missing values. Long winded but easy to follow.
      if (val == null) {
        if (option.negate) {
          val = false;
        } else if (option.isBoolean() || option.optional) {
          val = true;
        } else {
          val = ''; // not normal, parseArg might have failed or be a mock function for testing
        }
      }
      this.setOptionValueWithSource(name, val, valueSource);
    };

    this.on('option:' + oname, (val) => {
      const invalidValueMessage = `error: option '${option.flags}' argument '${val}' is invalid.`;
      handleOptionValue(val, invalidValueMessage, 'cli');
    });

    if (option.envVar) {
      this.on('optionEnv:' + oname, (val) => {
        const invalidValueMessage = `error: option '${option.flags}' value '${val}' from env '${option.envVar}' is invalid.`;
        handleOptionValue(val, invalidValueMessage, 'env');
      });
    }

    return this;
  }

  /**
   * Internal implementation shared by .option() and .requiredOption()
   *
   * @return {Command} `this` command for chaining
   * @private
   */
  _optionEx(config, flags, description, fn, defaultValue) {
    if (typeof flags === 'object' && flags instanceof Option) {
      throw new Error(
        'To add an Option object use addOption() instead of option() or requiredOption()',
      );
    }
    const option = this.createOption(flags, description);
    option.makeOptionMandatory(!!config.mandatory);
    if (typeof fn === 'function') {
      option.default(defaultValue).argParser(fn);
    } else if (fn instanceof RegExp) {
      // deprecated
      const regex = fn;
      fn = (val, def) => {
        const m = regex.exec(val);
        return m ? m[0] : def;
      };
      option.default(defaultValue).argParser(fn);
    } else {
      option.default(fn);
    }

    return this.addOption(option);
  }

  /**
   * Define option with `flags`, `description`, and optional argument parsing function or `defaultValue` or both.
   *
   * The `flags` string contains the short and/or long flags, separated by comma, a pipe or space. A required
   * option-argument is indicated by `<>` and an optional option-argument by `[]`.
   *
   * See the README for more details, and see also addOption() and requiredOption().
   *
   * @example
   * program
   *     .option('-p, --pepper', 'add pepper')
   *     .option('--pt, --pizza-type <TYPE>', 'type of pizza') // required option-argument
   *     .option('-c, --cheese [CHEESE]', 'add extra cheese', 'mozzarella') // optional option-argument with default
   *     .option('-t, --tip <VALUE>', 'add tip to purchase cost', parseFloat) // custom parse function
   *
   * @param {string} flags
   * @param {string} [description]
   * @param {(Function|*)} [parseArg] - custom option processing function or default value
   * @param {*} [defaultValue]
   * @return {Command} `this` command for chaining
   */

  option(flags, description, parseArg, defaultValue) {
    return this._optionEx({}, flags, description, parseArg, defaultValue);
  }

  /**
   * Add a required option which must have a value after parsing. This usually means
   * the option must be specified on the command line. (Otherwise the same as .option().)
   *
   * The `flags` string contains the short and/or long flags, separated by comma, a pipe or space.
   *
   * @param {string} flags
   * @param {string} [description]
   * @param {(Function|*)} [parseArg] - custom option processing function or default value
   * @param {*} [defaultValue]
   * @return {Command} `this` command for chaining
   */

  requiredOption(flags, description, parseArg, defaultValue) {
    return this._optionEx(
      { mandatory: true },
      flags,
      description,
      parseArg,
      defaultValue,
    );
  }

  /**
   * Alter parsing of short flags with optional values.
   *
   * @example
   * // for `.option('-f,--flag [value]'):
   * program.combineFlagAndOptionalValue(true);  // `-f80` is treated like `--flag=80`, this is the default behaviour
   * program.combineFlagAndOptionalValue(false) // `-fb` is treated like `-f -b`
   *
   * @param {boolean} [combine] - if `true` or omitted, an optional value can be specified directly after the flag.
   * @return {Command} `this` command for chaining
   */
  combineFlagAndOptionalValue(combine = true) {
    this._combineFlagAndOptionalValue = !!combine;
    return this;
  }

  /**
   * Allow unknown options on the command line.
   *
   * @param {boolean} [allowUnknown] - if `true` or omitted, no error will be thrown for unknown options.
   * @return {Command} `this` command for chaining
   */
  allowUnknownOption(allowUnknown = true) {
    this._allowUnknownOption = !!allowUnknown;
    return this;
  }

  /**
   * Allow excess command-arguments on the command line. Pass false to make excess arguments an error.
   *
   * @param {boolean} [allowExcess] - if `true` or omitted, no error will be thrown for excess arguments.
   * @return {Command} `this` command for chaining
   */
  allowExcessArguments(allowExcess = true) {
    this._allowExcessArguments = !!allowExcess;
    return this;
  }

  /**
   * Enable positional options. Positional means global options are specified before subcommands which lets
   * subcommands reuse the same option names, and also enables subcommands to turn on passThroughOptions.
   * The default behaviour is non-positional and global options may appear anywhere on the command line.
   *
   * @param {boolean} [positional]
   * @return {Command} `this` command for chaining
   */
  enablePositionalOptions(positional = true) {
    this._enablePositionalOptions = !!positional;
    return this;
  }

  /**
   * Pass through options that come after command-arguments rather than treat them as command-options,
   * so actual command-options come before command-arguments. Turning this on for a subcommand requires
   * positional options to have been enabled on the program (parent commands).
   * The default behaviour is non-positional and options may appear before or after command-arguments.
   *
   * @param {boolean} [passThrough] for unknown options.
   * @return {Command} `this` command for chaining
   */
  passThroughOptions(passThrough = true) {
    this._passThroughOptions = !!passThrough;
    this._checkForBrokenPassThrough();
    return this;
  }

  /**
   * @private
   */

  _checkForBrokenPassThrough() {
    if (
      this.parent &&
      this._passThroughOptions &&
      !this.parent._enablePositionalOptions
    ) {
      throw new Error(
        `passThroughOptions cannot be used for '${this._name}' without turning on enablePositionalOptions for parent command(s)`,
      );
    }
  }

  /**
   * Whether to store option values as properties on command object,
   * or store separately (specify false). In both cases the option values can be accessed using .opts().
   *
   * @param {boolean} [storeAsProperties=true]
   * @return {Command} `this` command for chaining
   */

  storeOptionsAsProperties(storeAsProperties = true) {
    if (this.options.length) {
      throw new Error('call .storeOptionsAsProperties() before adding options');
    }
    if (Object.keys(this._optionValues).length) {
      throw new Error(
        'call .storeOptionsAsProperties() before setting option values',
      );
    }
    this._storeOptionsAsProperties = !!storeAsProperties;
    return this;
  }

  /**
   * Retrieve option value.
   *
   * @param {string} key
   * @return {object} value
   */

  getOptionValue(key) {
    if (this._storeOptionsAsProperties) {
      return this[key];
    }
    return this._optionValues[key];
  }

  /**
   * Store option value.
   *
   * @param {string} key
   * @param {object} value
   * @return {Command} `this` command for chaining
   */

  setOptionValue(key, value) {
    return this.setOptionValueWithSource(key, value, undefined);
  }

  /**
   * Store option value and where the value came from.
   *
   * @param {string} key
   * @param {object} value
   * @param {string} source - expected values are default/config/env/cli/implied
   * @return {Command} `this` command for chaining
   */

  setOptionValueWithSource(key, value, source) {
    if (this._storeOptionsAsProperties) {
      this[key] = value;
    } else {
      this._optionValues[key] = value;
    }
    this._optionValueSources[key] = source;
    return this;
  }

  /**
   * Get source of option value.
   * Expected values are default | config | env | cli | implied
   *
   * @param {string} key
   * @return {string}
   */

  getOptionValueSource(key) {
    return this._optionValueSources[key];
  }

  /**
   * Get source of option value. See also .optsWithGlobals().
   * Expected values are default | config | env | cli | implied
   *
   * @param {string} key
   * @return {string}
   */

  getOptionValueSourceWithGlobals(key) {
    // global overwrites local, like optsWithGlobals
    let source;
    this._getCommandAndAncestors().forEach((cmd) => {
      if (cmd.getOptionValueSource(key) !== undefined) {
        source = cmd.getOptionValueSource(key);
      }
    });
    return source;
  }

  /**
   * Get user arguments from implied or explicit arguments.
   * Side-effects: set _scriptPath if args included script. Used for default program name, and subcommand searches.
   *
   * @private
   */

  _prepareUserArgs(argv, parseOptions) {
    if (argv !== undefined && !Array.isArray(argv)) {
      throw new Error('first parameter to parse must be array or undefined');
    }
    parseOptions = parseOptions || {};

    // auto-detect argument conventions if nothing supplied
    if (argv === undefined && parseOptions.from === undefined) {
      if (process.versions?.electron) {
        parseOptions.from = 'electron';
      }
      // check node specific options for scenarios where user CLI args follow executable without scriptname
      const execArgv = process.execArgv ?? [];
      if (
        execArgv.includes('-e') ||
        execArgv.includes('--eval') ||
        execArgv.includes('-p') ||
        execArgv.includes('--print')
      ) {
        parseOptions.from = 'eval'; // internal usage, not documented
      }
    }

    // default to using process.argv
    if (argv === undefined) {
      argv = process.argv;
    }
    this.rawArgs = argv.slice();

    // extract the user args and scriptPath
    let userArgs;
    switch (parseOptions.from) {
      case undefined:
      case 'node':
        this._scriptPath = argv[1];
        userArgs = argv.slice(2);
        break;
      case 'electron':
        // @ts-ignore: because defaultApp is an unknown property
        if (process.defaultApp) {
          this._scriptPath = argv[1];
          userArgs = argv.slice(2);
        } else {
          userArgs = argv.slice(1);
        }
        break;
      case 'user':
        userArgs = argv.slice(0);
        break;
      case 'eval':
        userArgs = argv.slice(1);
        break;
      default:
        throw new Error(
          `unexpected parse option { from: '${parseOptions.from}' }`,
        );
    }

    // Find default name for program from arguments.
    if (!this._name && this._scriptPath)
      this.nameFromFilename(this._scriptPath);
    this._name = this._name || 'program';

    return userArgs;
  }

  /**
   * Parse `argv`, setting options and invoking commands when defined.
   *
   * Use parseAsync instead of parse if any of your action handlers are async.
   *
   * Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
   *
   * Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
   * - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
   * - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
   * - `'user'`: just user arguments
   *
   * @example
   * program.parse(); // parse process.argv and auto-detect electron and special node flags
   * program.parse(process.argv); // assume argv[0] is app and argv[1] is script
   * program.parse(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
   *
   * @param {string[]} [argv] - optional, defaults to process.argv
   * @param {object} [parseOptions] - optionally specify style of options with from: node/user/electron
   * @param {string} [parseOptions.from] - where the args are from: 'node', 'user', 'electron'
   * @return {Command} `this` command for chaining
   */

  parse(argv, parseOptions) {
    this._prepareForParse();
    const userArgs = this._prepareUserArgs(argv, parseOptions);
    this._parseCommand([], userArgs);

    return this;
  }

  /**
   * Parse `argv`, setting options and invoking commands when defined.
   *
   * Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
   *
   * Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
   * - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
   * - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
   * - `'user'`: just user arguments
   *
   * @example
   * await program.parseAsync(); // parse process.argv and auto-detect electron and special node flags
   * await program.parseAsync(process.argv); // assume argv[0] is app and argv[1] is script
   * await program.parseAsync(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
   *
   * @param {string[]} [argv]
   * @param {object} [parseOptions]
   * @param {string} parseOptions.from - where the args are from: 'node', 'user', 'electron'
   * @return {Promise}
   */

  async parseAsync(argv, parseOptions) {
    this._prepareForParse();
    const userArgs = this._prepareUserArgs(argv, parseOptions);
    await this._parseCommand([], userArgs);

    return this;
  }

  _prepareForParse() {
    if (this._savedState === null) {
      this.saveStateBeforeParse();
    } else {
      this.restoreStateBeforeParse();
    }
  }

  /**
   * Called the first time parse is called to save state and allow a restore before subsequent calls to parse.
   * Not usually called directly, but available for subclasses to save their custom state.
   *
   * This is called in a lazy way. Only commands used in parsing chain will have state saved.
   */
  saveStateBeforeParse() {
    this._savedState = {
      // name is stable if supplied by author, but may be unspecified for root command and deduced during parsing
      _name: this._name,
      // option values before parse have default values (including false for negated options)
      // shallow clones
      _optionValues: { ...this._optionValues },
      _optionValueSources: { ...this._optionValueSources },
    };
  }

  /**
   * Restore state before parse for calls after the first.
   * Not usually called directly, but available for subclasses to save their custom state.
   *
   * This is called in a lazy way. Only commands used in parsing chain will have state restored.
   */
  restoreStateBeforeParse() {
    if (this._storeOptionsAsProperties)
      throw new Error(`Can not call parse again when storeOptionsAsProperties is true.
- either make a new Command for each call to parse, or stop storing options as properties`);

    // clear state from _prepareUserArgs
    this._name = this._savedState._name;
    this._scriptPath = null;
    this.rawArgs = [];
    // clear state from setOptionValueWithSource
    this._optionValues = { ...this._savedState._optionValues };
    this._optionValueSources = { ...this._savedState._optionValueSources };
    // clear state from _parseCommand
    this.args = [];
    // clear state from _processArguments
    this.processedArgs = [];
  }

  /**
   * Throw if expected executable is missing. Add lots of help for author.
   *
   * @param {string} executableFile
   * @param {string} executableDir
   * @param {string} subcommandName
   */
  _checkForMissingExecutable(executableFile, executableDir, subcommandName) {
    if (fs.existsSync(executableFile)) return;

    const executableDirMessage = executableDir
      ? `searched for local subcommand relative to directory '${executableDir}'`
      : 'no directory for search for local subcommand, use .executableDir() to supply a custom directory';
    const executableMissing = `'${executableFile}' does not exist
 - if '${subcommandName}' is not meant to be an executable command, remove description parameter from '.command()' and use '.description()' instead
 - if the default executable name is not suitable, use the executableFile option to supply a custom name or path
 - ${executableDirMessage}`;
    throw new Error(executableMissing);
  }

  /**
   * Execute a sub-command executable.
   *
   * @private
   */

  _executeSubCommand(subcommand, args) {
    args = args.slice();
    let launchWithNode = false; // Use node for source targets so do not need to get permissions correct, and on Windows.
    const sourceExt = ['.js', '.ts', '.tsx', '.mjs', '.cjs'];

    function findFile(baseDir, baseName) {
      // Look for specified file
      const localBin = path.resolve(baseDir, baseName);
      if (fs.existsSync(localBin)) return localBin;

      // Stop looking if candidate already has an expected extension.
      if (sourceExt.includes(path.extname(baseName))) return undefined;

      // Try all the extensions.
      const foundExt = sourceExt.find((ext) =>
        fs.existsSync(`${localBin}${ext}`),
      );
      if (foundExt) return `${localBin}${foundExt}`;

      return undefined;
    }

    // Not checking for help first. Unlikely to have mandatory and executable, and can't robustly test for help flags in external command.
    this._checkForMissingMandatoryOptions();
    this._checkForConflictingOptions();

    // executableFile and executableDir might be full path, or just a name
    let executableFile =
      subcommand._executableFile || `${this._name}-${subcommand._name}`;
    let executableDir = this._executableDir || '';
    if (this._scriptPath) {
      let resolvedScriptPath; // resolve possible symlink for installed npm binary
      try {
        resolvedScriptPath = fs.realpathSync(this._scriptPath);
      } catch {
        resolvedScriptPath = this._scriptPath;
      }
      executableDir = path.resolve(
        path.dirname(resolvedScriptPath),
        executableDir,
      );
    }

    // Look for a local file in preference to a command in PATH.
    if (executableDir) {
      let localFile = findFile(executableDir, executableFile);

      // Legacy search using prefix of script name instead of command name
      if (!localFile && !subcommand._executableFile && this._scriptPath) {
        const legacyName = path.basename(
          this._scriptPath,
          path.extname(this._scriptPath),
        );
        if (legacyName !== this._name) {
          localFile = findFile(
            executableDir,
            `${legacyName}-${subcommand._name}`,
          );
        }
      }
      executableFile = localFile || executableFile;
    }

    launchWithNode = sourceExt.includes(path.extname(executableFile));

    let proc;
    if (process.platform !== 'win32') {
      if (launchWithNode) {
        args.unshift(executableFile);
        // add executable arguments to spawn
        args = incrementNodeInspectorPort(process.execArgv).concat(args);

        proc = childProcess.spawn(process.argv[0], args, { stdio: 'inherit' });
      } else {
        proc = childProcess.spawn(executableFile, args, { stdio: 'inherit' });
      }
    } else {
      this._checkForMissingExecutable(
        executableFile,
        executableDir,
        subcommand._name,
      );
      args.unshift(executableFile);
      // add executable arguments to spawn
      args = incrementNodeInspectorPort(process.execArgv).concat(args);
      proc = childProcess.spawn(process.execPath, args, { stdio: 'inherit' });
    }

    if (!proc.killed) {
      // testing mainly to avoid leak warnings during unit tests with mocked spawn
      const signals = ['SIGUSR1', 'SIGUSR2', 'SIGTERM', 'SIGINT', 'SIGHUP'];
      signals.forEach((signal) => {
        process.on(signal, () => {
          if (proc.killed === false && proc.exitCode === null) {
            // @ts-ignore because signals not typed to known strings
            proc.kill(signal);
          }
        });
      });
    }

    // By default terminate process when spawned process terminates.
    const exitCallback = this._exitCallback;
    proc.on('close', (code) => {
      code = code ?? 1; // code is null if spawned process terminated due to a signal
      if (!exitCallback) {
        process.exit(code);
      } else {
        exitCallback(
          new CommanderError(
            code,
            'commander.executeSubCommandAsync',
            '(close)',
          ),
        );
      }
    });
    proc.on('error', (err) => {
      // @ts-ignore: because err.code is an unknown property
      if (err.code === 'ENOENT') {
        this._checkForMissingExecutable(
          executableFile,
          executableDir,
          subcommand._name,
        );
        // @ts-ignore: because err.code is an unknown property
      } else if (err.code === 'EACCES') {
        throw new Error(`'${executableFile}' not executable`);
      }
      if (!exitCallback) {
        process.exit(1);
      } else {
        const wrappedError = new CommanderError(
          1,
          'commander.executeSubCommandAsync',
          '(error)',
        );
        wrappedError.nestedError = err;
        exitCallback(wrappedError);
      }
    });

    // Store the reference to the child process
    this.runningCommand = proc;
  }

  /**
   * @private
   */

  _dispatchSubcommand(commandName, operands, unknown) {
    const subCommand = this._findCommand(commandName);
    if (!subCommand) this.help({ error: true });

    subCommand._prepareForParse();
    let promiseChain;
    promiseChain = this._chainOrCallSubCommandHook(
      promiseChain,
      subCommand,
      'preSubcommand',
    );
    promiseChain = this._chainOrCall(promiseChain, () => {
      if (subCommand._executableHandler) {
        this._executeSubCommand(subCommand, operands.concat(unknown));
      } else {
        return subCommand._parseCommand(operands, unknown);
      }
    });
    return promiseChain;
  }

  /**
   * Invoke help directly if possible, or dispatch if necessary.
   * e.g. help foo
   *
   * @private
   */

  _dispatchHelpCommand(subcommandName) {
    if (!subcommandName) {
      this.help();
    }
    const subCommand = this._findCommand(subcommandName);
    if (subCommand && !subCommand._executableHandler) {
      subCommand.help();
    }

    // Fallback to parsing the help flag to invoke the help.
    return this._dispatchSubcommand(
      subcommandName,
      [],
      [this._getHelpOption()?.long ?? this._getHelpOption()?.short ?? '--help'],
    );
  }

  /**
   * Check this.args against expected this.registeredArguments.
   *
   * @private
   */

  _checkNumberOfArguments() {
    // too few
    this.registeredArguments.forEach((arg, i) => {
      if (arg.required && this.args[i] == null) {
        this.missingArgument(arg.name());
      }
    });
    // too many
    if (
      this.registeredArguments.length > 0 &&
      this.registeredArguments[this.registeredArguments.length - 1].variadic
    ) {
      return;
    }
    if (this.args.length > this.registeredArguments.length) {
      this._excessArguments(this.args);
    }
  }

  /**
   * Process this.args using this.registeredArguments and save as this.processedArgs!
   *
   * @private
   */

  _processArguments() {
    const myParseArg = (argument, value, previous) => {
      // Extra processing for nice error message on parsing failure.
      let parsedValue = value;
      if (value !== null && argument.parseArg) {
        const invalidValueMessage = `error: command-argument value '${value}' is invalid for argument '${argument.name()}'.`;
        parsedValue = this._callParseArg(
          argument,
          value,
          previous,
          invalidValueMessage,
        );
      }
      return parsedValue;
    };

    this._checkNumberOfArguments();

    const processedArgs = [];
    this.registeredArguments.forEach((declaredArg, index) => {
      let value = declaredArg.defaultValue;
      if (declaredArg.variadic) {
        // Collect together remaining arguments for passing together as an array.
        if (index < this.args.length) {
          value = this.args.slice(index);
          if (declaredArg.parseArg) {
            value = value.reduce((processed, v) => {
              return myParseArg(declaredArg, v, processed);
            }, declaredArg.defaultValue);
          }
        } else if (value === undefined) {
          value = [];
        }
      } else if (index < this.args.length) {
        value = this.args[index];
        if (declaredArg.parseArg) {
          value = myParseArg(declaredArg, value, declaredArg.defaultValue);
        }
      }
      processedArgs[index] = value;
    });
    this.processedArgs = processedArgs;
  }

  /**
   * Once we have a promise we chain, but call synchronously until then.
   *
   * @param {(Promise|undefined)} promise
   * @param {Function} fn
   * @return {(Promise|undefined)}
   * @private
   */

  _chainOrCall(promise, fn) {
    // thenable
    if (promise?.then && typeof promise.then === 'function') {
      // already have a promise, chain callback
      return promise.then(() => fn());
    }
    // callback might return a promise
    return fn();
  }

  /**
   *
   * @param {(Promise|undefined)} promise
   * @param {string} event
   * @return {(Promise|undefined)}
   * @private
   */

  _chainOrCallHooks(promise, event) {
    let result = promise;
    const hooks = [];
    this._getCommandAndAncestors()
      .reverse()
      .filter((cmd) => cmd._lifeCycleHooks[event] !== undefined)
      .forEach((hookedCommand) => {
        hookedCommand._lifeCycleHooks[event].forEach((callback) => {
          hooks.push({ hookedCommand, callback });
        });
      });
    if (event === 'postAction') {
      hooks.reverse();
    }

    hooks.forEach((hookDetail) => {
      result = this._chainOrCall(result, () => {
        return hookDetail.callback(hookDetail.hookedCommand, this);
      });
    });
    return result;
  }

  /**
   *
   * @param {(Promise|undefined)} promise
   * @param {Command} subCommand
   * @param {string} event
   * @return {(Promise|undefined)}
   * @private
   */

  _chainOrCallSubCommandHook(promise, subCommand, event) {
    let result = promise;
    if (this._lifeCycleHooks[event] !== undefined) {
      this._lifeCycleHooks[event].forEach((hook) => {
        result = this._chainOrCall(result, () => {
          return hook(this, subCommand);
        });
      });
    }
    return result;
  }

  /**
   * Process arguments in context of this command.
   * Returns action result, in case it is a promise.
   *
   * @private
   */

  _parseCommand(operands, unknown) {
    const parsed = this.parseOptions(unknown);
    this._parseOptionsEnv(); // after cli, so parseArg not called on both cli and env
    this._parseOptionsImplied();
    operands = operands.concat(parsed.operands);
    unknown = parsed.unknown;
    this.args = operands.concat(unknown);

    if (operands && this._findCommand(operands[0])) {
      return this._dispatchSubcommand(operands[0], operands.slice(1), unknown);
    }
    if (
      this._getHelpCommand() &&
      operands[0] === this._getHelpCommand().name()
    ) {
      return this._dispatchHelpCommand(operands[1]);
    }
    if (this._defaultCommandName) {
      this._outputHelpIfRequested(unknown); // Run the help for default command from parent rather than passing to default command
      return this._dispatchSubcommand(
        this._defaultCommandName,
        operands,
        unknown,
      );
    }
    if (
      this.commands.length &&
      this.args.length === 0 &&
      !this._actionHandler &&
      !this._defaultCommandName
    ) {
      // probably missing subcommand and no handler, user needs help (and exit)
      this.help({ error: true });
    }

    this._outputHelpIfRequested(parsed.unknown);
    this._checkForMissingMandatoryOptions();
    this._checkForConflictingOptions();

    // We do not always call this check to avoid masking a "better" error, like unknown command.
    const checkForUnknownOptions = () => {
      if (parsed.unknown.length > 0) {
        this.unknownOption(parsed.unknown[0]);
      }
    };

    const commandEvent = `command:${this.name()}`;
    if (this._actionHandler) {
      checkForUnknownOptions();
      this._processArguments();

      let promiseChain;
      promiseChain = this._chainOrCallHooks(promiseChain, 'preAction');
      promiseChain = this._chainOrCall(promiseChain, () =>
        this._actionHandler(this.processedArgs),
      );
      if (this.parent) {
        promiseChain = this._chainOrCall(promiseChain, () => {
          this.parent.emit(commandEvent, operands, unknown); // legacy
        });
      }
      promiseChain = this._chainOrCallHooks(promiseChain, 'postAction');
      return promiseChain;
    }
    if (this.parent?.listenerCount(commandEvent)) {
      checkForUnknownOptions();
      this._processArguments();
      this.parent.emit(commandEvent, operands, unknown); // legacy
    } else if (operands.length) {
      if (this._findCommand('*')) {
        // legacy default command
        return this._dispatchSubcommand('*', operands, unknown);
      }
      if (this.listenerCount('command:*')) {
        // skip option check, emit event for possible misspelling suggestion
        this.emit('command:*', operands, unknown);
      } else if (this.commands.length) {
        this.unknownCommand();
      } else {
        checkForUnknownOptions();
        this._processArguments();
      }
    } else if (this.commands.length) {
      checkForUnknownOptions();
      // This command has subcommands and nothing hooked up at this level, so display help (and exit).
      this.help({ error: true });
    } else {
      checkForUnknownOptions();
      this._processArguments();
      // fall through for caller to handle after calling .parse()
    }
  }

  /**
   * Find matching command.
   *
   * @private
   * @return {Command | undefined}
   */
  _findCommand(name) {
    if (!name) return undefined;
    return this.commands.find(
      (cmd) => cmd._name === name || cmd._aliases.includes(name),
    );
  }

  /**
   * Return an option matching `arg` if any.
   *
   * @param {string} arg
   * @return {Option}
   * @package
   */

  _findOption(arg) {
    return this.options.find((option) => option.is(arg));
  }

  /**
   * Display an error message if a mandatory option does not have a value.
   * Called after checking for help flags in leaf subcommand.
   *
   * @private
   */

  _checkForMissingMandatoryOptions() {
    // Walk up hierarchy so can call in subcommand after checking for displaying help.
    this._getCommandAndAncestors().forEach((cmd) => {
      cmd.options.forEach((anOption) => {
        if (
          anOption.mandatory &&
          cmd.getOptionValue(anOption.attributeName()) === undefined
        ) {
          cmd.missingMandatoryOptionValue(anOption);
        }
      });
    });
  }

  /**
   * Display an error message if conflicting options are used together in this.
   *
   * @private
   */
  _checkForConflictingLocalOptions() {
    const definedNonDefaultOptions = this.options.filter((option) => {
      const optionKey = option.attributeName();
      if (this.getOptionValue(optionKey) === undefined) {
        return false;
      }
      return this.getOptionValueSource(optionKey) !== 'default';
    });

    const optionsWithConflicting = definedNonDefaultOptions.filter(
      (option) => option.conflictsWith.length > 0,
    );

    optionsWithConflicting.forEach((option) => {
      const conflictingAndDefined = definedNonDefaultOptions.find((defined) =>
        option.conflictsWith.includes(defined.attributeName()),
      );
      if (conflictingAndDefined) {
        this._conflictingOption(option, conflictingAndDefined);
      }
    });
  }

  /**
   * Display an error message if conflicting options are used together.
   * Called after checking for help flags in leaf subcommand.
   *
   * @private
   */
  _checkForConflictingOptions() {
    // Walk up hierarchy so can call in subcommand after checking for displaying help.
    this._getCommandAndAncestors().forEach((cmd) => {
      cmd._checkForConflictingLocalOptions();
    });
  }

  /**
   * Parse options from `argv` removing known options,
   * and return argv split into operands and unknown arguments.
   *
   * Side effects: modifies command by storing options. Does not reset state if called again.
   *
   * Examples:
   *
   *     argv => operands, unknown
   *     --known kkk op => [op], []
   *     op --known kkk => [op], []
   *     sub --unknown uuu op => [sub], [--unknown uuu op]
   *     sub -- --unknown uuu op => [sub --unknown uuu op], []
   *
   * @param {string[]} args
   * @return {{operands: string[], unknown: string[]}}
   */

  parseOptions(args) {
    const operands = []; // operands, not options or values
    const unknown = []; // first unknown option and remaining unknown args
    let dest = operands;

    function maybeOption(arg) {
      return arg.length > 1 && arg[0] === '-';
    }

    const negativeNumberArg = (arg) => {
      // return false if not a negative number
      if (!/^-(\d+|\d*\.\d+)(e[+-]?\d+)?$/.test(arg)) return false;
      // negative number is ok unless digit used as an option in command hierarchy
      return !this._getCommandAndAncestors().some((cmd) =>
        cmd.options
          .map((opt) => opt.short)
          .some((short) => /^-\d$/.test(short)),
      );
    };

    // parse options
    let activeVariadicOption = null;
    let activeGroup = null; // working through group of short options, like -abc
    let i = 0;
    while (i < args.length || activeGroup) {
      const arg = activeGroup ?? args[i++];
      activeGroup = null;

      // literal
      if (arg === '--') {
        if (dest === unknown) dest.push(arg);
        dest.push(...args.slice(i));
        break;
      }

      if (
        activeVariadicOption &&
        (!maybeOption(arg) || negativeNumberArg(arg))
      ) {
        this.emit(`option:${activeVariadicOption.name()}`, arg);
        continue;
      }
      activeVariadicOption = null;

      if (maybeOption(arg)) {
        const option = this._findOption(arg);
        // recognised option, call listener to assign value with possible custom processing
        if (option) {
          if (option.required) {
            const value = args[i++];
            if (value === undefined) this.optionMissingArgument(option);
            this.emit(`option:${option.name()}`, value);
          } else if (option.optional) {
            let value = null;
            // historical behaviour is optional value is following arg unless an option
            if (
              i < args.length &&
              (!maybeOption(args[i]) || negativeNumberArg(args[i]))
            ) {
              value = args[i++];
            }
            this.emit(`option:${option.name()}`, value);
          } else {
            // boolean flag
            this.emit(`option:${option.name()}`);
          }
          activeVariadicOption = option.variadic ? option : null;
          continue;
        }
      }

      // Look for combo options following single dash, eat first one if known.
      if (arg.length > 2 && arg[0] === '-' && arg[1] !== '-') {
        const option = this._findOption(`-${arg[1]}`);
        if (option) {
          if (
            option.required ||
            (option.optional && this._combineFlagAndOptionalValue)
          ) {
            // option with value following in same argument
            this.emit(`option:${option.name()}`, arg.slice(2));
          } else {
            // boolean option
            this.emit(`option:${option.name()}`);
            // remove the processed option and keep processing group
            activeGroup = `-${arg.slice(2)}`;
          }
          continue;
        }
      }

      // Look for known long flag with value, like --foo=bar
      if (/^--[^=]+=/.test(arg)) {
        const index = arg.indexOf('=');
        const option = this._findOption(arg.slice(0, index));
        if (option && (option.required || option.optional)) {
          this.emit(`option:${option.name()}`, arg.slice(index + 1));
          continue;
        }
      }

      // Not a recognised option by this command.
      // Might be a command-argument, or subcommand option, or unknown option, or help command or option.

      // An unknown option means further arguments also classified as unknown so can be reprocessed by subcommands.
      // A negative number in a leaf command is not an unknown option.
      if (
        dest === operands &&
        maybeOption(arg) &&
        !(this.commands.length === 0 && negativeNumberArg(arg))
      ) {
        dest = unknown;
      }

      // If using positionalOptions, stop processing our options at subcommand.
      if (
        (this._enablePositionalOptions || this._passThroughOptions) &&
        operands.length === 0 &&
        unknown.length === 0
      ) {
        if (this._findCommand(arg)) {
          operands.push(arg);
          unknown.push(...args.slice(i));
          break;
        } else if (
          this._getHelpCommand() &&
          arg === this._getHelpCommand().name()
        ) {
          operands.push(arg, ...args.slice(i));
          break;
        } else if (this._defaultCommandName) {
          unknown.push(arg, ...args.slice(i));
          break;
        }
      }

      // If using passThroughOptions, stop processing options at first command-argument.
      if (this._passThroughOptions) {
        dest.push(arg, ...args.slice(i));
        break;
      }

      // add arg
      dest.push(arg);
    }

    return { operands, unknown };
  }

  /**
   * Return an object containing local option values as key-value pairs.
   *
   * @return {object}
   */
  opts() {
    if (this._storeOptionsAsProperties) {
      // Preserve original behaviour so backwards compatible when still using properties
      const result = {};
      const len = this.options.length;

      for (let i = 0; i < len; i++) {
        const key = this.options[i].attributeName();
        result[key] =
          key === this._versionOptionName ? this._version : this[key];
      }
      return result;
    }

    return this._optionValues;
  }

  /**
   * Return an object containing merged local and global option values as key-value pairs.
   *
   * @return {object}
   */
  optsWithGlobals() {
    // globals overwrite locals
    return this._getCommandAndAncestors().reduce(
      (combinedOptions, cmd) => Object.assign(combinedOptions, cmd.opts()),
      {},
    );
  }

  /**
   * Display error message and exit (or call exitOverride).
   *
   * @param {string} message
   * @param {object} [errorOptions]
   * @param {string} [errorOptions.code] - an id string representing the error
   * @param {number} [errorOptions.exitCode] - used with process.exit
   */
  error(message, errorOptions) {
    // output handling
    this._outputConfiguration.outputError(
      `${message}\n`,
      this._outputConfiguration.writeErr,
    );
    if (typeof this._showHelpAfterError === 'string') {
      this._outputConfiguration.writeErr(`${this._showHelpAfterError}\n`);
    } else if (this._showHelpAfterError) {
      this._outputConfiguration.writeErr('\n');
      this.outputHelp({ error: true });
    }

    // exit handling
    const config = errorOptions || {};
    const exitCode = config.exitCode || 1;
    const code = config.code || 'commander.error';
    this._exit(exitCode, code, message);
  }

  /**
   * Apply any option related environment variables, if option does
   * not have a value from cli or client code.
   *
   * @private
   */
  _parseOptionsEnv() {
    this.options.forEach((option) => {
      if (option.envVar && option.envVar in process.env) {
        const optionKey = option.attributeName();
        // Priority check. Do not overwrite cli or options from unknown source (client-code).
        if (
          this.getOptionValue(optionKey) === undefined ||
          ['default', 'config', 'env'].includes(
            this.getOptionValueSource(optionKey),
          )
        ) {
          if (option.required || option.optional) {
            // option can take a value
            // keep very simple, optional always takes value
            this.emit(`optionEnv:${option.name()}`, process.env[option.envVar]);
          } else {
            // boolean
            // keep very simple, only care that envVar defined and not the value
            this.emit(`optionEnv:${option.name()}`);
          }
        }
      }
    });
  }

  /**
   * Apply any implied option values, if option is undefined or default value.
   *
   * @private
   */
  _parseOptionsImplied() {
    const dualHelper = new DualOptions(this.options);
    const hasCustomOptionValue = (optionKey) => {
      return (
        this.getOptionValue(optionKey) !== undefined &&
        !['default', 'implied'].includes(this.getOptionValueSource(optionKey))
      );
    };
    this.options
      .filter(
        (option) =>
          option.implied !== undefined &&
          hasCustomOptionValue(option.attributeName()) &&
          dualHelper.valueFromOption(
            this.getOptionValue(option.attributeName()),
            option,
          ),
      )
      .forEach((option) => {
        Object.keys(option.implied)
          .filter((impliedKey) => !hasCustomOptionValue(impliedKey))
          .forEach((impliedKey) => {
            this.setOptionValueWithSource(
              impliedKey,
              option.implied[impliedKey],
              'implied',
            );
          });
      });
  }

  /**
   * Argument `name` is missing.
   *
   * @param {string} name
   * @private
   */

  missingArgument(name) {
    const message = `error: missing required argument '${name}'`;
    this.error(message, { code: 'commander.missingArgument' });
  }

  /**
   * `Option` is missing an argument.
   *
   * @param {Option} option
   * @private
   */

  optionMissingArgument(option) {
    const message = `error: option '${option.flags}' argument missing`;
    this.error(message, { code: 'commander.optionMissingArgument' });
  }

  /**
   * `Option` does not have a value, and is a mandatory option.
   *
   * @param {Option} option
   * @private
   */

  missingMandatoryOptionValue(option) {
    const message = `error: required option '${option.flags}' not specified`;
    this.error(message, { code: 'commander.missingMandatoryOptionValue' });
  }

  /**
   * `Option` conflicts with another option.
   *
   * @param {Option} option
   * @param {Option} conflictingOption
   * @private
   */
  _conflictingOption(option, conflictingOption) {
    // The calling code does not know whether a negated option is the source of the
    // value, so do some work to take an educated guess.
    const findBestOptionFromValue = (option) => {
      const optionKey = option.attributeName();
      const optionValue = this.getOptionValue(optionKey);
      const negativeOption = this.options.find(
        (target) => target.negate && optionKey === target.attributeName(),
      );
      const positiveOption = this.options.find(
        (target) => !target.negate && optionKey === target.attributeName(),
      );
      if (
        negativeOption &&
        ((negativeOption.presetArg === undefined && optionValue === false) ||
          (negativeOption.presetArg !== undefined &&
            optionValue === negativeOption.presetArg))
      ) {
        return negativeOption;
      }
      return positiveOption || option;
    };

    const getErrorMessage = (option) => {
      const bestOption = findBestOptionFromValue(option);
      const optionKey = bestOption.attributeName();
      const source = this.getOptionValueSource(optionKey);
      if (source === 'env') {
        return `environment variable '${bestOption.envVar}'`;
      }
      return `option '${bestOption.flags}'`;
    };

    const message = `error: ${getErrorMessage(option)} cannot be used with ${getErrorMessage(conflictingOption)}`;
    this.error(message, { code: 'commander.conflictingOption' });
  }

  /**
   * Unknown option `flag`.
   *
   * @param {string} flag
   * @private
   */

  unknownOption(flag) {
    if (this._allowUnknownOption) return;
    let suggestion = '';

    if (flag.startsWith('--') && this._showSuggestionAfterError) {
      // Looping to pick up the global options too
      let candidateFlags = [];
      // eslint-disable-next-line @typescript-eslint/no-this-alias
      let command = this;
      do {
        const moreFlags = command
          .createHelp()
          .visibleOptions(command)
          .filter((option) => option.long)
          .map((option) => option.long);
        candidateFlags = candidateFlags.concat(moreFlags);
        command = command.parent;
      } while (command && !command._enablePositionalOptions);
      suggestion = suggestSimilar(flag, candidateFlags);
    }

    const message = `error: unknown option '${flag}'${suggestion}`;
    this.error(message, { code: 'commander.unknownOption' });
  }

  /**
   * Excess arguments, more than expected.
   *
   * @param {string[]} receivedArgs
   * @private
   */

  _excessArguments(receivedArgs) {
    if (this._allowExcessArguments) return;

    const expected = this.registeredArguments.length;
    const s = expected === 1 ? '' : 's';
    const forSubcommand = this.parent ? ` for '${this.name()}'` : '';
    const message = `error: too many arguments${forSubcommand}. Expected ${expected} argument${s} but got ${receivedArgs.length}.`;
    this.error(message, { code: 'commander.excessArguments' });
  }

  /**
   * Unknown command.
   *
   * @private
   */

  unknownCommand() {
    const unknownName = this.args[0];
    let suggestion = '';

    if (this._showSuggestionAfterError) {
      const candidateNames = [];
      this.createHelp()
        .visibleCommands(this)
        .forEach((command) => {
          candidateNames.push(command.name());
          // just visible alias
          if (command.alias()) candidateNames.push(command.alias());
        });
      suggestion = suggestSimilar(unknownName, candidateNames);
    }

    const message = `error: unknown command '${unknownName}'${suggestion}`;
    this.error(message, { code: 'commander.unknownCommand' });
  }

  /**
   * Get or set the program version.
   *
   * This method auto-registers the "-V, --version" option which will print the version number.
   *
   * You can optionally supply the flags and description to override the defaults.
   *
   * @param {string} [str]
   * @param {string} [flags]
   * @param {string} [description]
   * @return {(this | string | undefined)} `this` command for chaining, or version string if no arguments
   */

  version(str, flags, description) {
    if (str === undefined) return this._version;
    this._version = str;
    flags = flags || '-V, --version';
    description = description || 'output the version number';
    const versionOption = this.createOption(flags, description);
    this._versionOptionName = versionOption.attributeName();
    this._registerOption(versionOption);

    this.on('option:' + versionOption.name(), () => {
      this._outputConfiguration.writeOut(`${str}\n`);
      this._exit(0, 'commander.version', str);
    });
    return this;
  }

  /**
   * Set the description.
   *
   * @param {string} [str]
   * @param {object} [argsDescription]
   * @return {(string|Command)}
   */
  description(str, argsDescription) {
    if (str === undefined && argsDescription === undefined)
      return this._description;
    this._description = str;
    if (argsDescription) {
      this._argsDescription = argsDescription;
    }
    return this;
  }

  /**
   * Set the summary. Used when listed as subcommand of parent.
   *
   * @param {string} [str]
   * @return {(string|Command)}
   */
  summary(str) {
    if (str === undefined) return this._summary;
    this._summary = str;
    return this;
  }

  /**
   * Set an alias for the command.
   *
   * You may call more than once to add multiple aliases. Only the first alias is shown in the auto-generated help.
   *
   * @param {string} [alias]
   * @return {(string|Command)}
   */

  alias(alias) {
    if (alias === undefined) return this._aliases[0]; // just return first, for backwards compatibility

    /** @type {Command} */
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    let command = this;
    if (
      this.commands.length !== 0 &&
      this.commands[this.commands.length - 1]._executableHandler
    ) {
      // assume adding alias for last added executable subcommand, rather than this
      command = this.commands[this.commands.length - 1];
    }

    if (alias === command._name)
      throw new Error("Command alias can't be the same as its name");
    const matchingCommand = this.parent?._findCommand(alias);
    if (matchingCommand) {
      // c.f. _registerCommand
      const existingCmd = [matchingCommand.name()]
        .concat(matchingCommand.aliases())
        .join('|');
      throw new Error(
        `cannot add alias '${alias}' to command '${this.name()}' as already have command '${existingCmd}'`,
      );
    }

    command._aliases.push(alias);
    return this;
  }

  /**
   * Set aliases for the command.
   *
   * Only the first alias is shown in the auto-generated help.
   *
   * @param {string[]} [aliases]
   * @return {(string[]|Command)}
   */

  aliases(aliases) {
    // Getter for the array of aliases is the main reason for having aliases() in addition to alias().
    if (aliases === undefined) return this._aliases;

    aliases.forEach((alias) => this.alias(alias));
    return this;
  }

  /**
   * Set / get the command usage `str`.
   *
   * @param {string} [str]
   * @return {(string|Command)}
   */

  usage(str) {
    if (str === undefined) {
      if (this._usage) return this._usage;

      const args = this.registeredArguments.map((arg) => {
        return humanReadableArgName(arg);
      });
      return []
        .concat(
          this.options.length || this._helpOption !== null ? '[options]' : [],
          this.commands.length ? '[command]' : [],
          this.registeredArguments.length ? args : [],
        )
        .join(' ');
    }

    this._usage = str;
    return this;
  }

  /**
   * Get or set the name of the command.
   *
   * @param {string} [str]
   * @return {(string|Command)}
   */

  name(str) {
    if (str === undefined) return this._name;
    this._name = str;
    return this;
  }

  /**
   * Set/get the help group heading for this subcommand in parent command's help.
   *
   * @param {string} [heading]
   * @return {Command | string}
   */

  helpGroup(heading) {
    if (heading === undefined) return this._helpGroupHeading ?? '';
    this._helpGroupHeading = heading;
    return this;
  }

  /**
   * Set/get the default help group heading for subcommands added to this command.
   * (This does not override a group set directly on the subcommand using .helpGroup().)
   *
   * @example
   * program.commandsGroup('Development Commands:);
   * program.command('watch')...
   * program.command('lint')...
   * ...
   *
   * @param {string} [heading]
   * @returns {Command | string}
   */
  commandsGroup(heading) {
    if (heading === undefined) return this._defaultCommandGroup ?? '';
    this._defaultCommandGroup = heading;
    return this;
  }

  /**
   * Set/get the default help group heading for options added to this command.
   * (This does not override a group set directly on the option using .helpGroup().)
   *
   * @example
   * program
   *   .optionsGroup('Development Options:')
   *   .option('-d, --debug', 'output extra debugging')
   *   .option('-p, --profile', 'output profiling information')
   *
   * @param {string} [heading]
   * @returns {Command | string}
   */
  optionsGroup(heading) {
    if (heading === undefined) return this._defaultOptionGroup ?? '';
    this._defaultOptionGroup = heading;
    return this;
  }

  /**
   * @param {Option} option
   * @private
   */
  _initOptionGroup(option) {
    if (this._defaultOptionGroup && !option.helpGroupHeading)
      option.helpGroup(this._defaultOptionGroup);
  }

  /**
   * @param {Command} cmd
   * @private
   */
  _initCommandGroup(cmd) {
    if (this._defaultCommandGroup && !cmd.helpGroup())
      cmd.helpGroup(this._defaultCommandGroup);
  }

  /**
   * Set the name of the command from script filename, such as process.argv[1],
   * or require.main.filename, or __filename.
   *
   * (Used internally and public although not documented in README.)
   *
   * @example
   * program.nameFromFilename(require.main.filename);
   *
   * @param {string} filename
   * @return {Command}
   */

  nameFromFilename(filename) {
    this._name = path.basename(filename, path.extname(filename));

    return this;
  }

  /**
   * Get or set the directory for searching for executable subcommands of this command.
   *
   * @example
   * program.executableDir(__dirname);
   * // or
   * program.executableDir('subcommands');
   *
   * @param {string} [path]
   * @return {(string|null|Command)}
   */

  executableDir(path) {
    if (path === undefined) return this._executableDir;
    this._executableDir = path;
    return this;
  }

  /**
   * Return program help documentation.
   *
   * @param {{ error: boolean }} [contextOptions] - pass {error:true} to wrap for stderr instead of stdout
   * @return {string}
   */

  helpInformation(contextOptions) {
    const helper = this.createHelp();
    const context = this._getOutputContext(contextOptions);
    helper.prepareContext({
      error: context.error,
      helpWidth: context.helpWidth,
      outputHasColors: context.hasColors,
    });
    const text = helper.formatHelp(this, helper);
    if (context.hasColors) return text;
    return this._outputConfiguration.stripColor(text);
  }

  /**
   * @typedef HelpContext
   * @type {object}
   * @property {boolean} error
   * @property {number} helpWidth
   * @property {boolean} hasColors
   * @property {function} write - includes stripColor if needed
   *
   * @returns {HelpContext}
   * @private
   */

  _getOutputContext(contextOptions) {
    contextOptions = contextOptions || {};
    const error = !!contextOptions.error;
    let baseWrite;
    let hasColors;
    let helpWidth;
    if (error) {
      baseWrite = (str) => this._outputConfiguration.writeErr(str);
      hasColors = this._outputConfiguration.getErrHasColors();
      helpWidth = this._outputConfiguration.getErrHelpWidth();
    } else {
      baseWrite = (str) => this._outputConfiguration.writeOut(str);
      hasColors = this._outputConfiguration.getOutHasColors();
      helpWidth = this._outputConfiguration.getOutHelpWidth();
    }
    const write = (str) => {
      if (!hasColors) str = this._outputConfiguration.stripColor(str);
      return baseWrite(str);
    };
    return { error, write, hasColors, helpWidth };
  }

  /**
   * Output help information for this command.
   *
   * Outputs built-in help, and custom text added using `.addHelpText()`.
   *
   * @param {{ error: boolean } | Function} [contextOptions] - pass {error:true} to write to stderr instead of stdout
   */

  outputHelp(contextOptions) {
    let deprecatedCallback;
    if (typeof contextOptions === 'function') {
      deprecatedCallback = contextOptions;
      contextOptions = undefined;
    }

    const outputContext = this._getOutputContext(contextOptions);
    /** @type {HelpTextEventContext} */
    const eventContext = {
      error: outputContext.error,
      write: outputContext.write,
      command: this,
    };

    this._getCommandAndAncestors()
      .reverse()
      .forEach((command) => command.emit('beforeAllHelp', eventContext));
    this.emit('beforeHelp', eventContext);

    let helpInformation = this.helpInformation({ error: outputContext.error });
    if (deprecatedCallback) {
      helpInformation = deprecatedCallback(helpInformation);
      if (
        typeof helpInformation !== 'string' &&
        !Buffer.isBuffer(helpInformation)
      ) {
        throw new Error('outputHelp callback must return a string or a Buffer');
      }
    }
    outputContext.write(helpInformation);

    if (this._getHelpOption()?.long) {
      this.emit(this._getHelpOption().long); // deprecated
    }
    this.emit('afterHelp', eventContext);
    this._getCommandAndAncestors().forEach((command) =>
      command.emit('afterAllHelp', eventContext),
    );
  }

  /**
   * You can pass in flags and a description to customise the built-in help option.
   * Pass in false to disable the built-in help option.
   *
   * @example
   * program.helpOption('-?, --help' 'show help'); // customise
   * program.helpOption(false); // disable
   *
   * @param {(string | boolean)} flags
   * @param {string} [description]
   * @return {Command} `this` command for chaining
   */

  helpOption(flags, description) {
    // Support enabling/disabling built-in help option.
    if (typeof flags === 'boolean') {
      if (flags) {
        if (this._helpOption === null) this._helpOption = undefined; // reenable
        if (this._defaultOptionGroup) {
          // make the option to store the group
          this._initOptionGroup(this._getHelpOption());
        }
      } else {
        this._helpOption = null; // disable
      }
      return this;
    }

    // Customise flags and description.
    this._helpOption = this.createOption(
      flags ?? '-h, --help',
      description ?? 'display help for command',
    );
    // init group unless lazy create
    if (flags || description) this._initOptionGroup(this._helpOption);

    return this;
  }

  /**
   * Lazy create help option.
   * Returns null if has been disabled with .helpOption(false).
   *
   * @returns {(Option | null)} the help option
   * @package
   */
  _getHelpOption() {
    // Lazy create help option on demand.
    if (this._helpOption === undefined) {
      this.helpOption(undefined, undefined);
    }
    return this._helpOption;
  }

  /**
   * Supply your own option to use for the built-in help option.
   * This is an alternative to using helpOption() to customise the flags and description etc.
   *
   * @param {Option} option
   * @return {Command} `this` command for chaining
   */
  addHelpOption(option) {
    this._helpOption = option;
    this._initOptionGroup(option);
    return this;
  }

  /**
   * Output help information and exit.
   *
   * Outputs built-in help, and custom text added using `.addHelpText()`.
   *
   * @param {{ error: boolean }} [contextOptions] - pass {error:true} to write to stderr instead of stdout
   */

  help(contextOptions) {
    this.outputHelp(contextOptions);
    let exitCode = Number(process.exitCode ?? 0); // process.exitCode does allow a string or an integer, but we prefer just a number
    if (
      exitCode === 0 &&
      contextOptions &&
      typeof contextOptions !== 'function' &&
      contextOptions.error
    ) {
      exitCode = 1;
    }
    // message: do not have all displayed text available so only passing placeholder.
    this._exit(exitCode, 'commander.help', '(outputHelp)');
  }

  /**
   * // Do a little typing to coordinate emit and listener for the help text events.
   * @typedef HelpTextEventContext
   * @type {object}
   * @property {boolean} error
   * @property {Command} command
   * @property {function} write
   */

  /**
   * Add additional text to be displayed with the built-in help.
   *
   * Position is 'before' or 'after' to affect just this command,
   * and 'beforeAll' or 'afterAll' to affect this command and all its subcommands.
   *
   * @param {string} position - before or after built-in help
   * @param {(string | Function)} text - string to add, or a function returning a string
   * @return {Command} `this` command for chaining
   */

  addHelpText(position, text) {
    const allowedValues = ['beforeAll', 'before', 'after', 'afterAll'];
    if (!allowedValues.includes(position)) {
      throw new Error(`Unexpected value for position to addHelpText.
Expecting one of '${allowedValues.join("', '")}'`);
    }

    const helpEvent = `${position}Help`;
    this.on(helpEvent, (/** @type {HelpTextEventContext} */ context) => {
      let helpStr;
      if (typeof text === 'function') {
        helpStr = text({ error: context.error, command: context.command });
      } else {
        helpStr = text;
      }
      // Ignore falsy value when nothing to output.
      if (helpStr) {
        context.write(`${helpStr}\n`);
      }
    });
    return this;
  }

  /**
   * Output help information if help flags specified
   *
   * @param {Array} args - array of options to search for help flags
   * @private
   */

  _outputHelpIfRequested(args) {
    const helpOption = this._getHelpOption();
    const helpRequested = helpOption && args.find((arg) => helpOption.is(arg));
    if (helpRequested) {
      this.outputHelp();
      // (Do not have all displayed text available so only passing placeholder.)
      this._exit(0, 'commander.helpDisplayed', '(outputHelp)');
    }
  }
}

/**
 * Scan arguments and increment port number for inspect calls (to avoid conflicts when spawning new command).
 *
 * @param {string[]} args - array of arguments from node.execArgv
 * @returns {string[]}
 * @private
 */

function incrementNodeInspectorPort(args) {
  // Testing for these options:
  //  --inspect[=[host:]port]
  //  --inspect-brk[=[host:]port]
  //  --inspect-port=[host:]port
  return args.map((arg) => {
    if (!arg.startsWith('--inspect')) {
      return arg;
    }
    let debugOption;
    let debugHost = '127.0.0.1';
    let debugPort = '9229';
    let match;
    if ((match = arg.match(/^(--inspect(-brk)?)$/)) !== null) {
      // e.g. --inspect
      debugOption = match[1];
    } else if (
      (match = arg.match(/^(--inspect(-brk|-port)?)=([^:]+)$/)) !== null
    ) {
      debugOption = match[1];
      if (/^\d+$/.test(match[3])) {
        // e.g. --inspect=1234
        debugPort = match[3];
      } else {
        // e.g. --inspect=localhost
        debugHost = match[3];
      }
    } else if (
      (match = arg.match(/^(--inspect(-brk|-port)?)=([^:]+):(\d+)$/)) !== null
    ) {
      // e.g. --inspect=localhost:1234
      debugOption = match[1];
      debugHost = match[3];
      debugPort = match[4];
    }

    if (debugOption && debugPort !== '0') {
      return `${debugOption}=${debugHost}:${parseInt(debugPort) + 1}`;
    }
    return arg;
  });
}

/**
 * @returns {boolean | undefined}
 * @package
 */
function useColor() {
  // Test for common conventions.
  // NB: the observed behaviour is in combination with how author adds color! For example:
  //   - we do not test NODE_DISABLE_COLORS, but util:styletext does
  //   - we do test NO_COLOR, but Chalk does not
  //
  // References:
  // https://no-color.org
  // https://bixense.com/clicolors/
  // https://github.com/nodejs/node/blob/0a00217a5f67ef4a22384cfc80eb6dd9a917fdc1/lib/internal/tty.js#L109
  // https://github.com/chalk/supports-color/blob/c214314a14bcb174b12b3014b2b0a8de375029ae/index.js#L33
  // (https://force-color.org recent web page from 2023, does not match major javascript implementations)

  if (
    process.env.NO_COLOR ||
    process.env.FORCE_COLOR === '0' ||
    process.env.FORCE_COLOR === 'false'
  )
    return false;
  if (process.env.FORCE_COLOR || process.env.CLICOLOR_FORCE !== undefined)
    return true;
  return undefined;
}

exports.Command = Command;
exports.useColor = useColor; // exporting for tests


/***/ }),

/***/ 1135:
/***/ ((__unused_webpack_module, exports) => {

/**
 * CommanderError class
 */
class CommanderError extends Error {
  /**
   * Constructs the CommanderError class
   * @param {number} exitCode suggested exit code which could be used with process.exit
   * @param {string} code an id string representing the error
   * @param {string} message human-readable description of the error
   */
  constructor(exitCode, code, message) {
    super(message);
    // properly capture stack trace in Node.js
    Error.captureStackTrace(this, this.constructor);
    this.name = this.constructor.name;
    this.code = code;
    this.exitCode = exitCode;
    this.nestedError = undefined;
  }
}

/**
 * InvalidArgumentError class
 */
class InvalidArgumentError extends CommanderError {
  /**
   * Constructs the InvalidArgumentError class
   * @param {string} [message] explanation of why argument is invalid
   */
  constructor(message) {
    super(1, 'commander.invalidArgument', message);
    // properly capture stack trace in Node.js
    Error.captureStackTrace(this, this.constructor);
    this.name = this.constructor.name;
  }
}

exports.CommanderError = CommanderError;
exports.InvalidArgumentError = InvalidArgumentError;


/***/ }),

/***/ 9754:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { humanReadableArgName } = __nccwpck_require__(9154);

/**
 * TypeScript import types for JSDoc, used by Visual Studio Code IntelliSense and `npm run typescript-checkJS`
 * https://www.typescriptlang.org/docs/handbook/jsdoc-supported-types.html#import-types
 * @typedef { import("./argument.js").Argument } Argument
 * @typedef { import("./command.js").Command } Command
 * @typedef { import("./option.js").Option } Option
 */

// Although this is a class, methods are static in style to allow override using subclass or just functions.
class Help {
  constructor() {
    this.helpWidth = undefined;
    this.minWidthToWrap = 40;
    this.sortSubcommands = false;
    this.sortOptions = false;
    this.showGlobalOptions = false;
  }

  /**
   * prepareContext is called by Commander after applying overrides from `Command.configureHelp()`
   * and just before calling `formatHelp()`.
   *
   * Commander just uses the helpWidth and the rest is provided for optional use by more complex subclasses.
   *
   * @param {{ error?: boolean, helpWidth?: number, outputHasColors?: boolean }} contextOptions
   */
  prepareContext(contextOptions) {
    this.helpWidth = this.helpWidth ?? contextOptions.helpWidth ?? 80;
  }

  /**
   * Get an array of the visible subcommands. Includes a placeholder for the implicit help command, if there is one.
   *
   * @param {Command} cmd
   * @returns {Command[]}
   */

  visibleCommands(cmd) {
    const visibleCommands = cmd.commands.filter((cmd) => !cmd._hidden);
    const helpCommand = cmd._getHelpCommand();
    if (helpCommand && !helpCommand._hidden) {
      visibleCommands.push(helpCommand);
    }
    if (this.sortSubcommands) {
      visibleCommands.sort((a, b) => {
        // @ts-ignore: because overloaded return type
        return a.name().localeCompare(b.name());
      });
    }
    return visibleCommands;
  }

  /**
   * Compare options for sort.
   *
   * @param {Option} a
   * @param {Option} b
   * @returns {number}
   */
  compareOptions(a, b) {
    const getSortKey = (option) => {
      // WYSIWYG for order displayed in help. Short used for comparison if present. No special handling for negated.
      return option.short
        ? option.short.replace(/^-/, '')
        : option.long.replace(/^--/, '');
    };
    return getSortKey(a).localeCompare(getSortKey(b));
  }

  /**
   * Get an array of the visible options. Includes a placeholder for the implicit help option, if there is one.
   *
   * @param {Command} cmd
   * @returns {Option[]}
   */

  visibleOptions(cmd) {
    const visibleOptions = cmd.options.filter((option) => !option.hidden);
    // Built-in help option.
    const helpOption = cmd._getHelpOption();
    if (helpOption && !helpOption.hidden) {
      // Automatically hide conflicting flags. Bit dubious but a historical behaviour that is convenient for single-command programs.
      const removeShort = helpOption.short && cmd._findOption(helpOption.short);
      const removeLong = helpOption.long && cmd._findOption(helpOption.long);
      if (!removeShort && !removeLong) {
        visibleOptions.push(helpOption); // no changes needed
      } else if (helpOption.long && !removeLong) {
        visibleOptions.push(
          cmd.createOption(helpOption.long, helpOption.description),
        );
      } else if (helpOption.short && !removeShort) {
        visibleOptions.push(
          cmd.createOption(helpOption.short, helpOption.description),
        );
      }
    }
    if (this.sortOptions) {
      visibleOptions.sort(this.compareOptions);
    }
    return visibleOptions;
  }

  /**
   * Get an array of the visible global options. (Not including help.)
   *
   * @param {Command} cmd
   * @returns {Option[]}
   */

  visibleGlobalOptions(cmd) {
    if (!this.showGlobalOptions) return [];

    const globalOptions = [];
    for (
      let ancestorCmd = cmd.parent;
      ancestorCmd;
      ancestorCmd = ancestorCmd.parent
    ) {
      const visibleOptions = ancestorCmd.options.filter(
        (option) => !option.hidden,
      );
      globalOptions.push(...visibleOptions);
    }
    if (this.sortOptions) {
      globalOptions.sort(this.compareOptions);
    }
    return globalOptions;
  }

  /**
   * Get an array of the arguments if any have a description.
   *
   * @param {Command} cmd
   * @returns {Argument[]}
   */

  visibleArguments(cmd) {
    // Side effect! Apply the legacy descriptions before the arguments are displayed.
    if (cmd._argsDescription) {
      cmd.registeredArguments.forEach((argument) => {
        argument.description =
          argument.description || cmd._argsDescription[argument.name()] || '';
      });
    }

    // If there are any arguments with a description then return all the arguments.
    if (cmd.registeredArguments.find((argument) => argument.description)) {
      return cmd.registeredArguments;
    }
    return [];
  }

  /**
   * Get the command term to show in the list of subcommands.
   *
   * @param {Command} cmd
   * @returns {string}
   */

  subcommandTerm(cmd) {
    // Legacy. Ignores custom usage string, and nested commands.
    const args = cmd.registeredArguments
      .map((arg) => humanReadableArgName(arg))
      .join(' ');
    return (
      cmd._name +
      (cmd._aliases[0] ? '|' + cmd._aliases[0] : '') +
      (cmd.options.length ? ' [options]' : '') + // simplistic check for non-help option
      (args ? ' ' + args : '')
    );
  }

  /**
   * Get the option term to show in the list of options.
   *
   * @param {Option} option
   * @returns {string}
   */

  optionTerm(option) {
    return option.flags;
  }

  /**
   * Get the argument term to show in the list of arguments.
   *
   * @param {Argument} argument
   * @returns {string}
   */

  argumentTerm(argument) {
    return argument.name();
  }

  /**
   * Get the longest command term length.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {number}
   */

  longestSubcommandTermLength(cmd, helper) {
    return helper.visibleCommands(cmd).reduce((max, command) => {
      return Math.max(
        max,
        this.displayWidth(
          helper.styleSubcommandTerm(helper.subcommandTerm(command)),
        ),
      );
    }, 0);
  }

  /**
   * Get the longest option term length.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {number}
   */

  longestOptionTermLength(cmd, helper) {
    return helper.visibleOptions(cmd).reduce((max, option) => {
      return Math.max(
        max,
        this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))),
      );
    }, 0);
  }

  /**
   * Get the longest global option term length.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {number}
   */

  longestGlobalOptionTermLength(cmd, helper) {
    return helper.visibleGlobalOptions(cmd).reduce((max, option) => {
      return Math.max(
        max,
        this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))),
      );
    }, 0);
  }

  /**
   * Get the longest argument term length.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {number}
   */

  longestArgumentTermLength(cmd, helper) {
    return helper.visibleArguments(cmd).reduce((max, argument) => {
      return Math.max(
        max,
        this.displayWidth(
          helper.styleArgumentTerm(helper.argumentTerm(argument)),
        ),
      );
    }, 0);
  }

  /**
   * Get the command usage to be displayed at the top of the built-in help.
   *
   * @param {Command} cmd
   * @returns {string}
   */

  commandUsage(cmd) {
    // Usage
    let cmdName = cmd._name;
    if (cmd._aliases[0]) {
      cmdName = cmdName + '|' + cmd._aliases[0];
    }
    let ancestorCmdNames = '';
    for (
      let ancestorCmd = cmd.parent;
      ancestorCmd;
      ancestorCmd = ancestorCmd.parent
    ) {
      ancestorCmdNames = ancestorCmd.name() + ' ' + ancestorCmdNames;
    }
    return ancestorCmdNames + cmdName + ' ' + cmd.usage();
  }

  /**
   * Get the description for the command.
   *
   * @param {Command} cmd
   * @returns {string}
   */

  commandDescription(cmd) {
    // @ts-ignore: because overloaded return type
    return cmd.description();
  }

  /**
   * Get the subcommand summary to show in the list of subcommands.
   * (Fallback to description for backwards compatibility.)
   *
   * @param {Command} cmd
   * @returns {string}
   */

  subcommandDescription(cmd) {
    // @ts-ignore: because overloaded return type
    return cmd.summary() || cmd.description();
  }

  /**
   * Get the option description to show in the list of options.
   *
   * @param {Option} option
   * @return {string}
   */

  optionDescription(option) {
    const extraInfo = [];

    if (option.argChoices) {
      extraInfo.push(
        // use stringify to match the display of the default value
        `choices: ${option.argChoices.map((choice) => JSON.stringify(choice)).join(', ')}`,
      );
    }
    if (option.defaultValue !== undefined) {
      // default for boolean and negated more for programmer than end user,
      // but show true/false for boolean option as may be for hand-rolled env or config processing.
      const showDefault =
        option.required ||
        option.optional ||
        (option.isBoolean() && typeof option.defaultValue === 'boolean');
      if (showDefault) {
        extraInfo.push(
          `default: ${option.defaultValueDescription || JSON.stringify(option.defaultValue)}`,
        );
      }
    }
    // preset for boolean and negated are more for programmer than end user
    if (option.presetArg !== undefined && option.optional) {
      extraInfo.push(`preset: ${JSON.stringify(option.presetArg)}`);
    }
    if (option.envVar !== undefined) {
      extraInfo.push(`env: ${option.envVar}`);
    }
    if (extraInfo.length > 0) {
      const extraDescription = `(${extraInfo.join(', ')})`;
      if (option.description) {
        return `${option.description} ${extraDescription}`;
      }
      return extraDescription;
    }

    return option.description;
  }

  /**
   * Get the argument description to show in the list of arguments.
   *
   * @param {Argument} argument
   * @return {string}
   */

  argumentDescription(argument) {
    const extraInfo = [];
    if (argument.argChoices) {
      extraInfo.push(
        // use stringify to match the display of the default value
        `choices: ${argument.argChoices.map((choice) => JSON.stringify(choice)).join(', ')}`,
      );
    }
    if (argument.defaultValue !== undefined) {
      extraInfo.push(
        `default: ${argument.defaultValueDescription || JSON.stringify(argument.defaultValue)}`,
      );
    }
    if (extraInfo.length > 0) {
      const extraDescription = `(${extraInfo.join(', ')})`;
      if (argument.description) {
        return `${argument.description} ${extraDescription}`;
      }
      return extraDescription;
    }
    return argument.description;
  }

  /**
   * Format a list of items, given a heading and an array of formatted items.
   *
   * @param {string} heading
   * @param {string[]} items
   * @param {Help} helper
   * @returns string[]
   */
  formatItemList(heading, items, helper) {
    if (items.length === 0) return [];

    return [helper.styleTitle(heading), ...items, ''];
  }

  /**
   * Group items by their help group heading.
   *
   * @param {Command[] | Option[]} unsortedItems
   * @param {Command[] | Option[]} visibleItems
   * @param {Function} getGroup
   * @returns {Map<string, Command[] | Option[]>}
   */
  groupItems(unsortedItems, visibleItems, getGroup) {
    const result = new Map();
    // Add groups in order of appearance in unsortedItems.
    unsortedItems.forEach((item) => {
      const group = getGroup(item);
      if (!result.has(group)) result.set(group, []);
    });
    // Add items in order of appearance in visibleItems.
    visibleItems.forEach((item) => {
      const group = getGroup(item);
      if (!result.has(group)) {
        result.set(group, []);
      }
      result.get(group).push(item);
    });
    return result;
  }

  /**
   * Generate the built-in help text.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {string}
   */

  formatHelp(cmd, helper) {
    const termWidth = helper.padWidth(cmd, helper);
    const helpWidth = helper.helpWidth ?? 80; // in case prepareContext() was not called

    function callFormatItem(term, description) {
      return helper.formatItem(term, termWidth, description, helper);
    }

    // Usage
    let output = [
      `${helper.styleTitle('Usage:')} ${helper.styleUsage(helper.commandUsage(cmd))}`,
      '',
    ];

    // Description
    const commandDescription = helper.commandDescription(cmd);
    if (commandDescription.length > 0) {
      output = output.concat([
        helper.boxWrap(
          helper.styleCommandDescription(commandDescription),
          helpWidth,
        ),
        '',
      ]);
    }

    // Arguments
    const argumentList = helper.visibleArguments(cmd).map((argument) => {
      return callFormatItem(
        helper.styleArgumentTerm(helper.argumentTerm(argument)),
        helper.styleArgumentDescription(helper.argumentDescription(argument)),
      );
    });
    output = output.concat(
      this.formatItemList('Arguments:', argumentList, helper),
    );

    // Options
    const optionGroups = this.groupItems(
      cmd.options,
      helper.visibleOptions(cmd),
      (option) => option.helpGroupHeading ?? 'Options:',
    );
    optionGroups.forEach((options, group) => {
      const optionList = options.map((option) => {
        return callFormatItem(
          helper.styleOptionTerm(helper.optionTerm(option)),
          helper.styleOptionDescription(helper.optionDescription(option)),
        );
      });
      output = output.concat(this.formatItemList(group, optionList, helper));
    });

    if (helper.showGlobalOptions) {
      const globalOptionList = helper
        .visibleGlobalOptions(cmd)
        .map((option) => {
          return callFormatItem(
            helper.styleOptionTerm(helper.optionTerm(option)),
            helper.styleOptionDescription(helper.optionDescription(option)),
          );
        });
      output = output.concat(
        this.formatItemList('Global Options:', globalOptionList, helper),
      );
    }

    // Commands
    const commandGroups = this.groupItems(
      cmd.commands,
      helper.visibleCommands(cmd),
      (sub) => sub.helpGroup() || 'Commands:',
    );
    commandGroups.forEach((commands, group) => {
      const commandList = commands.map((sub) => {
        return callFormatItem(
          helper.styleSubcommandTerm(helper.subcommandTerm(sub)),
          helper.styleSubcommandDescription(helper.subcommandDescription(sub)),
        );
      });
      output = output.concat(this.formatItemList(group, commandList, helper));
    });

    return output.join('\n');
  }

  /**
   * Return display width of string, ignoring ANSI escape sequences. Used in padding and wrapping calculations.
   *
   * @param {string} str
   * @returns {number}
   */
  displayWidth(str) {
    return stripColor(str).length;
  }

  /**
   * Style the title for displaying in the help. Called with 'Usage:', 'Options:', etc.
   *
   * @param {string} str
   * @returns {string}
   */
  styleTitle(str) {
    return str;
  }

  styleUsage(str) {
    // Usage has lots of parts the user might like to color separately! Assume default usage string which is formed like:
    //    command subcommand [options] [command] <foo> [bar]
    return str
      .split(' ')
      .map((word) => {
        if (word === '[options]') return this.styleOptionText(word);
        if (word === '[command]') return this.styleSubcommandText(word);
        if (word[0] === '[' || word[0] === '<')
          return this.styleArgumentText(word);
        return this.styleCommandText(word); // Restrict to initial words?
      })
      .join(' ');
  }
  styleCommandDescription(str) {
    return this.styleDescriptionText(str);
  }
  styleOptionDescription(str) {
    return this.styleDescriptionText(str);
  }
  styleSubcommandDescription(str) {
    return this.styleDescriptionText(str);
  }
  styleArgumentDescription(str) {
    return this.styleDescriptionText(str);
  }
  styleDescriptionText(str) {
    return str;
  }
  styleOptionTerm(str) {
    return this.styleOptionText(str);
  }
  styleSubcommandTerm(str) {
    // This is very like usage with lots of parts! Assume default string which is formed like:
    //    subcommand [options] <foo> [bar]
    return str
      .split(' ')
      .map((word) => {
        if (word === '[options]') return this.styleOptionText(word);
        if (word[0] === '[' || word[0] === '<')
          return this.styleArgumentText(word);
        return this.styleSubcommandText(word); // Restrict to initial words?
      })
      .join(' ');
  }
  styleArgumentTerm(str) {
    return this.styleArgumentText(str);
  }
  styleOptionText(str) {
    return str;
  }
  styleArgumentText(str) {
    return str;
  }
  styleSubcommandText(str) {
    return str;
  }
  styleCommandText(str) {
    return str;
  }

  /**
   * Calculate the pad width from the maximum term length.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {number}
   */

  padWidth(cmd, helper) {
    return Math.max(
      helper.longestOptionTermLength(cmd, helper),
      helper.longestGlobalOptionTermLength(cmd, helper),
      helper.longestSubcommandTermLength(cmd, helper),
      helper.longestArgumentTermLength(cmd, helper),
    );
  }

  /**
   * Detect manually wrapped and indented strings by checking for line break followed by whitespace.
   *
   * @param {string} str
   * @returns {boolean}
   */
  preformatted(str) {
    return /\n[^\S\r\n]/.test(str);
  }

  /**
   * Format the "item", which consists of a term and description. Pad the term and wrap the description, indenting the following lines.
   *
   * So "TTT", 5, "DDD DDDD DD DDD" might be formatted for this.helpWidth=17 like so:
   *   TTT  DDD DDDD
   *        DD DDD
   *
   * @param {string} term
   * @param {number} termWidth
   * @param {string} description
   * @param {Help} helper
   * @returns {string}
   */
  formatItem(term, termWidth, description, helper) {
    const itemIndent = 2;
    const itemIndentStr = ' '.repeat(itemIndent);
    if (!description) return itemIndentStr + term;

    // Pad the term out to a consistent width, so descriptions are aligned.
    const paddedTerm = term.padEnd(
      termWidth + term.length - helper.displayWidth(term),
    );

    // Format the description.
    const spacerWidth = 2; // between term and description
    const helpWidth = this.helpWidth ?? 80; // in case prepareContext() was not called
    const remainingWidth = helpWidth - termWidth - spacerWidth - itemIndent;
    let formattedDescription;
    if (
      remainingWidth < this.minWidthToWrap ||
      helper.preformatted(description)
    ) {
      formattedDescription = description;
    } else {
      const wrappedDescription = helper.boxWrap(description, remainingWidth);
      formattedDescription = wrappedDescription.replace(
        /\n/g,
        '\n' + ' '.repeat(termWidth + spacerWidth),
      );
    }

    // Construct and overall indent.
    return (
      itemIndentStr +
      paddedTerm +
      ' '.repeat(spacerWidth) +
      formattedDescription.replace(/\n/g, `\n${itemIndentStr}`)
    );
  }

  /**
   * Wrap a string at whitespace, preserving existing line breaks.
   * Wrapping is skipped if the width is less than `minWidthToWrap`.
   *
   * @param {string} str
   * @param {number} width
   * @returns {string}
   */
  boxWrap(str, width) {
    if (width < this.minWidthToWrap) return str;

    const rawLines = str.split(/\r\n|\n/);
    // split up text by whitespace
    const chunkPattern = /[\s]*[^\s]+/g;
    const wrappedLines = [];
    rawLines.forEach((line) => {
      const chunks = line.match(chunkPattern);
      if (chunks === null) {
        wrappedLines.push('');
        return;
      }

      let sumChunks = [chunks.shift()];
      let sumWidth = this.displayWidth(sumChunks[0]);
      chunks.forEach((chunk) => {
        const visibleWidth = this.displayWidth(chunk);
        // Accumulate chunks while they fit into width.
        if (sumWidth + visibleWidth <= width) {
          sumChunks.push(chunk);
          sumWidth += visibleWidth;
          return;
        }
        wrappedLines.push(sumChunks.join(''));

        const nextChunk = chunk.trimStart(); // trim space at line break
        sumChunks = [nextChunk];
        sumWidth = this.displayWidth(nextChunk);
      });
      wrappedLines.push(sumChunks.join(''));
    });

    return wrappedLines.join('\n');
  }
}

/**
 * Strip style ANSI escape sequences from the string. In particular, SGR (Select Graphic Rendition) codes.
 *
 * @param {string} str
 * @returns {string}
 * @package
 */

function stripColor(str) {
  // eslint-disable-next-line no-control-regex
  const sgrPattern = /\x1b\[\d*(;\d*)*m/g;
  return str.replace(sgrPattern, '');
}

exports.Help = Help;
exports.stripColor = stripColor;


/***/ }),

/***/ 5240:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { InvalidArgumentError } = __nccwpck_require__(1135);

class Option {
  /**
   * Initialize a new `Option` with the given `flags` and `description`.
   *
   * @param {string} flags
   * @param {string} [description]
   */

  constructor(flags, description) {
    this.flags = flags;
    this.description = description || '';

    this.required = flags.includes('<'); // A value must be supplied when the option is specified.
    this.optional = flags.includes('['); // A value is optional when the option is specified.
    // variadic test ignores <value,...> et al which might be used to describe custom splitting of single argument
    this.variadic = /\w\.\.\.[>\]]$/.test(flags); // The option can take multiple values.
    this.mandatory = false; // The option must have a value after parsing, which usually means it must be specified on command line.
    const optionFlags = splitOptionFlags(flags);
    this.short = optionFlags.shortFlag; // May be a short flag, undefined, or even a long flag (if option has two long flags).
    this.long = optionFlags.longFlag;
    this.negate = false;
    if (this.long) {
      this.negate = this.long.startsWith('--no-');
    }
    this.defaultValue = undefined;
    this.defaultValueDescription = undefined;
    this.presetArg = undefined;
    this.envVar = undefined;
    this.parseArg = undefined;
    this.hidden = false;
    this.argChoices = undefined;
    this.conflictsWith = [];
    this.implied = undefined;
    this.helpGroupHeading = undefined; // soft initialised when option added to command
  }

  /**
   * Set the default value, and optionally supply the description to be displayed in the help.
   *
   * @param {*} value
   * @param {string} [description]
   * @return {Option}
   */

  default(value, description) {
    this.defaultValue = value;
    this.defaultValueDescription = description;
    return this;
  }

  /**
   * Preset to use when option used without option-argument, especially optional but also boolean and negated.
   * The custom processing (parseArg) is called.
   *
   * @example
   * new Option('--color').default('GREYSCALE').preset('RGB');
   * new Option('--donate [amount]').preset('20').argParser(parseFloat);
   *
   * @param {*} arg
   * @return {Option}
   */

  preset(arg) {
    this.presetArg = arg;
    return this;
  }

  /**
   * Add option name(s) that conflict with this option.
   * An error will be displayed if conflicting options are found during parsing.
   *
   * @example
   * new Option('--rgb').conflicts('cmyk');
   * new Option('--js').conflicts(['ts', 'jsx']);
   *
   * @param {(string | string[])} names
   * @return {Option}
   */

  conflicts(names) {
    this.conflictsWith = this.conflictsWith.concat(names);
    return this;
  }

  /**
   * Specify implied option values for when this option is set and the implied options are not.
   *
   * The custom processing (parseArg) is not called on the implied values.
   *
   * @example
   * program
   *   .addOption(new Option('--log', 'write logging information to file'))
   *   .addOption(new Option('--trace', 'log extra details').implies({ log: 'trace.txt' }));
   *
   * @param {object} impliedOptionValues
   * @return {Option}
   */
  implies(impliedOptionValues) {
    let newImplied = impliedOptionValues;
    if (typeof impliedOptionValues === 'string') {
      // string is not documented, but easy mistake and we can do what user probably intended.
      newImplied = { [impliedOptionValues]: true };
    }
    this.implied = Object.assign(this.implied || {}, newImplied);
    return this;
  }

  /**
   * Set environment variable to check for option value.
   *
   * An environment variable is only used if when processed the current option value is
   * undefined, or the source of the current value is 'default' or 'config' or 'env'.
   *
   * @param {string} name
   * @return {Option}
   */

  env(name) {
    this.envVar = name;
    return this;
  }

  /**
   * Set the custom handler for processing CLI option arguments into option values.
   *
   * @param {Function} [fn]
   * @return {Option}
   */

  argParser(fn) {
    this.parseArg = fn;
    return this;
  }

  /**
   * Whether the option is mandatory and must have a value after parsing.
   *
   * @param {boolean} [mandatory=true]
   * @return {Option}
   */

  makeOptionMandatory(mandatory = true) {
    this.mandatory = !!mandatory;
    return this;
  }

  /**
   * Hide option in help.
   *
   * @param {boolean} [hide=true]
   * @return {Option}
   */

  hideHelp(hide = true) {
    this.hidden = !!hide;
    return this;
  }

  /**
   * @package
   */

  _collectValue(value, previous) {
    if (previous === this.defaultValue || !Array.isArray(previous)) {
      return [value];
    }

    previous.push(value);
    return previous;
  }

  /**
   * Only allow option value to be one of choices.
   *
   * @param {string[]} values
   * @return {Option}
   */

  choices(values) {
    this.argChoices = values.slice();
    this.parseArg = (arg, previous) => {
      if (!this.argChoices.includes(arg)) {
        throw new InvalidArgumentError(
          `Allowed choices are ${this.argChoices.join(', ')}.`,
        );
      }
      if (this.variadic) {
        return this._collectValue(arg, previous);
      }
      return arg;
    };
    return this;
  }

  /**
   * Return option name.
   *
   * @return {string}
   */

  name() {
    if (this.long) {
      return this.long.replace(/^--/, '');
    }
    return this.short.replace(/^-/, '');
  }

  /**
   * Return option name, in a camelcase format that can be used
   * as an object attribute key.
   *
   * @return {string}
   */

  attributeName() {
    if (this.negate) {
      return camelcase(this.name().replace(/^no-/, ''));
    }
    return camelcase(this.name());
  }

  /**
   * Set the help group heading.
   *
   * @param {string} heading
   * @return {Option}
   */
  helpGroup(heading) {
    this.helpGroupHeading = heading;
    return this;
  }

  /**
   * Check if `arg` matches the short or long flag.
   *
   * @param {string} arg
   * @return {boolean}
   * @package
   */

  is(arg) {
    return this.short === arg || this.long === arg;
  }

  /**
   * Return whether a boolean option.
   *
   * Options are one of boolean, negated, required argument, or optional argument.
   *
   * @return {boolean}
   * @package
   */

  isBoolean() {
    return !this.required && !this.optional && !this.negate;
  }
}

/**
 * This class is to make it easier to work with dual options, without changing the existing
 * implementation. We support separate dual options for separate positive and negative options,
 * like `--build` and `--no-build`, which share a single option value. This works nicely for some
 * use cases, but is tricky for others where we want separate behaviours despite
 * the single shared option value.
 */
class DualOptions {
  /**
   * @param {Option[]} options
   */
  constructor(options) {
    this.positiveOptions = new Map();
    this.negativeOptions = new Map();
    this.dualOptions = new Set();
    options.forEach((option) => {
      if (option.negate) {
        this.negativeOptions.set(option.attributeName(), option);
      } else {
        this.positiveOptions.set(option.attributeName(), option);
      }
    });
    this.negativeOptions.forEach((value, key) => {
      if (this.positiveOptions.has(key)) {
        this.dualOptions.add(key);
      }
    });
  }

  /**
   * Did the value come from the option, and not from possible matching dual option?
   *
   * @param {*} value
   * @param {Option} option
   * @returns {boolean}
   */
  valueFromOption(value, option) {
    const optionKey = option.attributeName();
    if (!this.dualOptions.has(optionKey)) return true;

    // Use the value to deduce if (probably) came from the option.
    const preset = this.negativeOptions.get(optionKey).presetArg;
    const negativeValue = preset !== undefined ? preset : false;
    return option.negate === (negativeValue === value);
  }
}

/**
 * Convert string from kebab-case to camelCase.
 *
 * @param {string} str
 * @return {string}
 * @private
 */

function camelcase(str) {
  return str.split('-').reduce((str, word) => {
    return str + word[0].toUpperCase() + word.slice(1);
  });
}

/**
 * Split the short and long flag out of something like '-m,--mixed <value>'
 *
 * @private
 */

function splitOptionFlags(flags) {
  let shortFlag;
  let longFlag;
  // short flag, single dash and single character
  const shortFlagExp = /^-[^-]$/;
  // long flag, double dash and at least one character
  const longFlagExp = /^--[^-]/;

  const flagParts = flags.split(/[ |,]+/).concat('guard');
  // Normal is short and/or long.
  if (shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
  if (longFlagExp.test(flagParts[0])) longFlag = flagParts.shift();
  // Long then short. Rarely used but fine.
  if (!shortFlag && shortFlagExp.test(flagParts[0]))
    shortFlag = flagParts.shift();
  // Allow two long flags, like '--ws, --workspace'
  // This is the supported way to have a shortish option flag.
  if (!shortFlag && longFlagExp.test(flagParts[0])) {
    shortFlag = longFlag;
    longFlag = flagParts.shift();
  }

  // Check for unprocessed flag. Fail noisily rather than silently ignore.
  if (flagParts[0].startsWith('-')) {
    const unsupportedFlag = flagParts[0];
    const baseError = `option creation failed due to '${unsupportedFlag}' in option flags '${flags}'`;
    if (/^-[^-][^-]/.test(unsupportedFlag))
      throw new Error(
        `${baseError}
- a short flag is a single dash and a single character
  - either use a single dash and a single character (for a short flag)
  - or use a double dash for a long option (and can have two, like '--ws, --workspace')`,
      );
    if (shortFlagExp.test(unsupportedFlag))
      throw new Error(`${baseError}
- too many short flags`);
    if (longFlagExp.test(unsupportedFlag))
      throw new Error(`${baseError}
- too many long flags`);

    throw new Error(`${baseError}
- unrecognised flag format`);
  }
  if (shortFlag === undefined && longFlag === undefined)
    throw new Error(
      `option creation failed due to no flags found in '${flags}'.`,
    );

  return { shortFlag, longFlag };
}

exports.Option = Option;
exports.DualOptions = DualOptions;


/***/ }),

/***/ 5030:
/***/ ((__unused_webpack_module, exports) => {

const maxDistance = 3;

function editDistance(a, b) {
  // https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance
  // Calculating optimal string alignment distance, no substring is edited more than once.
  // (Simple implementation.)

  // Quick early exit, return worst case.
  if (Math.abs(a.length - b.length) > maxDistance)
    return Math.max(a.length, b.length);

  // distance between prefix substrings of a and b
  const d = [];

  // pure deletions turn a into empty string
  for (let i = 0; i <= a.length; i++) {
    d[i] = [i];
  }
  // pure insertions turn empty string into b
  for (let j = 0; j <= b.length; j++) {
    d[0][j] = j;
  }

  // fill matrix
  for (let j = 1; j <= b.length; j++) {
    for (let i = 1; i <= a.length; i++) {
      let cost = 1;
      if (a[i - 1] === b[j - 1]) {
        cost = 0;
      } else {
        cost = 1;
      }
      d[i][j] = Math.min(
        d[i - 1][j] + 1, // deletion
        d[i][j - 1] + 1, // insertion
        d[i - 1][j - 1] + cost, // substitution
      );
      // transposition
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }

  return d[a.length][b.length];
}

/**
 * Find close matches, restricted to same number of edits.
 *
 * @param {string} word
 * @param {string[]} candidates
 * @returns {string}
 */

function suggestSimilar(word, candidates) {
  if (!candidates || candidates.length === 0) return '';
  // remove possible duplicates
  candidates = Array.from(new Set(candidates));

  const searchingOptions = word.startsWith('--');
  if (searchingOptions) {
    word = word.slice(2);
    candidates = candidates.map((candidate) => candidate.slice(2));
  }

  let similar = [];
  let bestDistance = maxDistance;
  const minSimilarity = 0.4;
  candidates.forEach((candidate) => {
    if (candidate.length <= 1) return; // no one character guesses

    const distance = editDistance(word, candidate);
    const length = Math.max(word.length, candidate.length);
    const similarity = (length - distance) / length;
    if (similarity > minSimilarity) {
      if (distance < bestDistance) {
        // better edit distance, throw away previous worse matches
        bestDistance = distance;
        similar = [candidate];
      } else if (distance === bestDistance) {
        similar.push(candidate);
      }
    }
  });

  similar.sort((a, b) => a.localeCompare(b));
  if (searchingOptions) {
    similar = similar.map((candidate) => `--${candidate}`);
  }

  if (similar.length > 1) {
    return `\n(Did you mean one of ${similar.join(', ')}?)`;
  }
  if (similar.length === 1) {
    return `\n(Did you mean ${similar[0]}?)`;
  }
  return '';
}

exports.suggestSimilar = suggestSimilar;


/***/ }),

/***/ 4674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  s2: () => (/* binding */ architecture),
  Hp: () => (/* binding */ parseBase),
  Bz: () => (/* binding */ referenceOf)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/host/tools.js
var host_tools = __nccwpck_require__(9105);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __nccwpck_require__(4627);
;// CONCATENATED MODULE: ./lib/base/directory.js






/** Base `dir:PATH`: a directory that holds a system. It is read and never written. */
const directoryBase = (path, { directory }) => {
    const tree = (0,external_node_path_.resolve)(directory, path);
    const status = (0,external_node_fs_.statSync)(tree, { throwIfNoEntry: false });
    if (!status?.isDirectory()) {
        throw new errors/* UsageError */.eb(`base "dir:${path}"`, status ? 'it is not a directory' : 'there is no such directory');
    }
    const real = (0,external_node_fs_.realpathSync)(tree);
    if (real === '/')
        throw new errors/* UsageError */.eb(`base "dir:${path}"`, "it is this machine's own root", 'Use the base host');
    return {
        name: `dir:${real}`,
        kind: 'layer',
        identity: async () => `dir ${await fingerprint(real)}`,
        make: (_staging, _options, use) => use({ tree: real, owned: false }),
    };
};
/** Changes when anything below the directory is added, removed, renamed or written. */
const fingerprint = async (tree) => {
    const format = '%P\\0%y%m %U:%G %s %T@ %C@ %l\\0';
    const { stdout } = await (0,command/* runCommand */.d1)(['find', tree, '-xdev', '-printf', format], { bytes: true });
    return (0,external_node_crypto_.createHash)('sha256').update(stdout.split('\0').sort().join('\0'), 'latin1').digest('hex');
};

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./lib/host/namespace.js
var host_namespace = __nccwpck_require__(1197);
;// CONCATENATED MODULE: ./lib/base/debian.js








/** Suites that are served today; newer ones are learnt from the machine's distro-info-data where that is installed. */
const knownSuites = {
    debian: [
        ...['bullseye', 'bookworm', 'trixie', 'forky', 'duke', 'sid'],
        ...['oldoldstable', 'oldstable', 'stable', 'testing', 'unstable'],
    ],
    ubuntu: ['focal', 'jammy', 'noble', 'plucky', 'questing', 'resolute'],
};
const keyrings = {
    debian: '/usr/share/keyrings/debian-archive-keyring.gpg',
    ubuntu: '/usr/share/keyrings/ubuntu-archive-keyring.gpg',
};
/** Base `debian:SUITE` or `ubuntu:SUITE`: a minimal system (essential packages and apt), fresh from the distribution's archive. */
const debianBase = (distribution, suite) => {
    const suites = [...knownSuites[distribution], ...suitesOnThisMachine(distribution)];
    if (!suites.includes(suite)) {
        throw new errors/* UsageError */.eb(`base "${distribution}:${suite}"`, `${distribution} has no suite of that name that is known here`, `Use one of ${[...new Set(suites)].slice(0, 20).join(', ')}`);
    }
    return {
        name: `${distribution}:${suite}`,
        kind: 'layer',
        identity: () => Promise.resolve(`${distribution} ${suite} minbase ${architecture()}`),
        make: async (staging, { tools, say }, use) => {
            const hasDebootstrap = (0,host_tools/* findProgram */.Kp)('mmdebstrap') === undefined && (0,host_tools/* findProgram */.Kp)('debootstrap') !== undefined;
            await (0,host_tools/* requireTools */.PA)([hasDebootstrap ? 'debootstrap' : 'mmdebstrap', keyrings[distribution]], tools);
            const tree = (0,external_node_path_.join)(staging, 'tree');
            await (0,promises_.mkdir)(tree, { mode: 0o755 });
            const argv = hasDebootstrap ? debootstrapArguments(suite, tree) : mmdebstrapArguments(suite, tree);
            // It mounts inside the tree while it works: in a namespace, so that nothing stays mounted however it ends.
            await (0,host_namespace/* withNamespace */.iY)(`rootstock: making ${distribution}:${suite}`, (namespace) => (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, argv), { onLine: say }));
            return use({ tree, owned: true });
        },
    };
};
const mmdebstrapArguments = (suite, tree) => [
    'mmdebstrap',
    '--mode=root',
    '--variant=minbase',
    '--format=directory',
    suite,
    tree,
];
const debootstrapArguments = (suite, tree) => [
    'debootstrap',
    '--variant=minbase',
    suite,
    tree,
];
/** The third column of distro-info-data's tables is the suite. */
const suitesOnThisMachine = (distribution) => {
    try {
        return (0,external_node_fs_.readFileSync)(`/usr/share/distro-info/${distribution}.csv`, 'utf8')
            .split('\n')
            .slice(1)
            .map((line) => line.split(',')[2] ?? '')
            .filter((suite) => /^[a-z]+$/.test(suite));
    }
    catch {
        return [];
    }
};

// EXTERNAL MODULE: ./lib/base/host.js
var host = __nccwpck_require__(8151);
// EXTERNAL MODULE: ./lib/host/digest.js
var host_digest = __nccwpck_require__(9324);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
;// CONCATENATED MODULE: external "node:stream/promises"
const external_node_stream_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
;// CONCATENATED MODULE: ./lib/base/download.js





/** Downloads a file as a stream and returns its sha256. Says every ten seconds how far it is. Throws RootstockError. */
const download = async (url, path, say) => {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let bytes = 0;
    let lastSaid = Date.now();
    try {
        const response = await fetch(url);
        if (!response.ok || !response.body)
            throw new Error(`the server answered ${response.status} ${response.statusText}`);
        const total = Number(response.headers.get('content-length') ?? 0);
        const watch = new external_node_stream_.Transform({
            transform(chunk, _encoding, done) {
                hash.update(chunk);
                bytes += chunk.length;
                if (Date.now() - lastSaid > 10_000) {
                    lastSaid = Date.now();
                    say(`downloading: ${megabytes(bytes)}${total > 0 ? ` of ${megabytes(total)}` : ''}`);
                }
                done(null, chunk);
            },
        });
        await (0,external_node_stream_promises_namespaceObject.pipeline)(external_node_stream_.Readable.fromWeb(response.body), watch, (0,external_node_fs_.createWriteStream)(path, { flags: 'wx' }));
    }
    catch (error) {
        const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
        throw new errors/* RootstockError */.RK(`downloading ${url}`, `${(0,errors/* messageOf */.bD)(error)}${cause}`, 'Check the address and try again');
    }
    return hash.digest('hex');
};
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __nccwpck_require__(6118);
;// CONCATENATED MODULE: ./lib/base/tar-check.js







const magics = [
    ['gzip', '1f8b'],
    ['xz', 'fd377a585a00'],
    ['zstd', '28b52ffd'],
];
/** How an archive is compressed, by its first bytes and not by its name; undefined when it is not. */
const compressionOf = async (archive) => {
    const file = await (0,promises_.open)(archive, 'r');
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(6), 0, 6, 0);
        const start = buffer.subarray(0, bytesRead).toString('hex');
        return magics.find(([, magic]) => start.startsWith(magic))?.[0];
    }
    finally {
        await file.close();
    }
};
/**
 * Reads a whole archive and throws UsageError when it is not a whole one, or, naming the member, when one would be written
 * outside the directory that it is extracted to: an absolute name, one with `..`, or one that leads through a link of the
 * same archive.
 */
const checkArchive = async (archive, compression) => {
    const what = `base "tar:${archive}"`;
    const check = memberCheck();
    const reader = (0,tar_stream.extract)();
    let members = 0;
    let refusal;
    reader.on('entry', (header, stream, next) => {
        members++;
        const why = check(header);
        if (why !== undefined)
            refusal ??= new errors/* UsageError */.eb(what, why, 'It is not extracted');
        // The reader has the same error, and this one would end the process.
        stream.on('error', () => undefined);
        stream.on('end', next);
        stream.resume();
    });
    const { bytes, ended } = decompressed(archive, compression);
    const outcomes = await Promise.allSettled([ended, (0,external_node_stream_promises_namespaceObject.pipeline)(bytes, reader)]);
    if (refusal)
        throw refusal;
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure)
        throw new errors/* UsageError */.eb(what, (0,errors/* messageOf */.bD)(failure.reason), 'Is it a whole tar archive?');
    if (members === 0)
        throw new errors/* UsageError */.eb(what, 'it has no members', 'Is it a whole tar archive?');
};
/** The bytes of an archive, and when and how what decompresses them has ended: that is known only after the last byte. */
const decompressed = (archive, compression) => {
    if (compression === undefined) {
        return { bytes: (0,external_node_fs_.createReadStream)(archive, { highWaterMark: 1 << 20 }), ended: Promise.resolve() };
    }
    const program = (0,external_node_child_process_.spawn)(compression, ['-dc', '--', archive], { stdio: ['ignore', 'pipe', 'pipe'] });
    let problem = '';
    program.stderr.on('data', (chunk) => (problem += chunk.toString()));
    const ended = new Promise((resolve, reject) => {
        program.once('error', reject);
        program.once('close', (code, signal) => {
            // By SIGPIPE when the reader gave up, which then says why.
            if (code === 0 || signal === 'SIGPIPE')
                resolve();
            else
                reject(new Error(problem.trim() || `${compression} ended with status ${code}`));
        });
    });
    return { bytes: program.stdout, ended };
};
/** A check to be called with each member in order; it returns why one is refused. */
const memberCheck = () => {
    const links = new Set();
    const refuse = (kind, name) => {
        const parts = name.split('/').filter((part) => part !== '' && part !== '.');
        if (name.startsWith('/'))
            return `${kind} ${JSON.stringify(name)} is absolute`;
        if (parts.includes('..'))
            return `${kind} ${JSON.stringify(name)} leads upwards`;
        const through = parts
            .map((_, index) => parts.slice(0, index).join('/'))
            .find((above) => links.has(above));
        return through === undefined
            ? undefined
            : `${kind} ${JSON.stringify(name)} is below the link ${JSON.stringify(through)}`;
    };
    return ({ name, type, linkname }) => {
        const why = refuse('member', name) ??
            (type === 'link' ? refuse('the target of a hard link,', linkname) : undefined);
        const plain = plainName(name);
        // A hard link to a symlink is one as well.
        const isLink = type === 'symlink' || (type === 'link' && links.has(plainName(linkname)));
        if (isLink)
            links.add(plain);
        else if (links.has(plain))
            return `member ${JSON.stringify(name)} comes twice, once as a link`;
        return why;
    };
};
const plainName = (name) => name
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');

;// CONCATENATED MODULE: ./lib/base/tar.js











/** Base `tar:PATH` or `tar:URL#sha256=DIGEST`: an archive of a system; plain, or compressed by gzip, xz or zstd. */
const tarBase = (place, context) => /^https?:/.test(place) ? tarFromUrl(place) : tarFromFile(place, context);
const tarFromFile = (place, { directory }) => {
    const [path, expected] = splitDigest(place);
    const archive = (0,external_node_path_.resolve)(directory, path);
    return {
        name: `tar:${archive}`,
        kind: 'layer',
        identity: async () => {
            await requireReadable(archive);
            const digest = await (0,host_digest/* digestOf */.o)(archive);
            if (expected !== undefined && digest !== expected)
                throw wrongDigest(place, expected, digest);
            return `tar ${digest}`;
        },
        make: async (staging, { tools }, use) => {
            await requireReadable(archive);
            return use({ tree: await extract(archive, staging, tools), owned: true });
        },
    };
};
const tarFromUrl = (place) => {
    const [url, expected] = splitDigest(place);
    if (expected === undefined) {
        throw new errors/* UsageError */.eb(`base "tar:${place}"`, 'a URL needs the digest of what it is to bring', 'Add #sha256=DIGEST');
    }
    return {
        name: `tar:${withoutSecrets(url)}#sha256=${expected}`,
        kind: 'layer',
        identity: () => Promise.resolve(`tar ${expected}`),
        make: async (staging, { tools, say }, use) => {
            const archive = (0,external_node_path_.join)(staging, 'archive');
            const digest = await download(url, archive, say);
            if (digest !== expected)
                throw wrongDigest(place, expected, digest);
            return use({ tree: await extract(archive, staging, tools), owned: true });
        },
    };
};
/** The name is written down, and shared: passwords and signatures in the address are not. */
const withoutSecrets = (url) => {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
};
const splitDigest = (place) => {
    const [path = '', fragment] = place.split('#', 2);
    if (fragment === undefined)
        return [path, undefined];
    const digest = /^sha256=([0-9a-fA-F]{64})$/.exec(fragment)?.[1];
    if (digest === undefined) {
        throw new errors/* UsageError */.eb(`base "tar:${place}"`, 'what follows # is not sha256= and 64 hexadecimal digits');
    }
    return [path, digest.toLowerCase()];
};
const wrongDigest = (place, expected, digest) => new errors/* UsageError */.eb(`base "tar:${place}"`, `its sha256 is ${digest}, not ${expected}`, 'It is another file than was meant');
const requireReadable = async (archive) => {
    try {
        await (0,promises_.access)(archive, external_node_fs_.constants.R_OK);
        if (!(await (0,promises_.stat)(archive)).isFile())
            throw new Error('it is not a file');
    }
    catch (error) {
        const missing = error.code === 'ENOENT';
        throw new errors/* UsageError */.eb(`base "tar:${archive}"`, missing ? 'there is no such file' : 'it cannot be read');
    }
};
/** Checks every member first, so that nothing is written for an archive that would write outside. */
const extract = async (archive, staging, tools) => {
    const compression = await compressionOf(archive);
    if (compression === 'xz' || compression === 'zstd')
        await (0,host_tools/* requireTools */.PA)([compression], tools);
    await checkArchive(archive, compression);
    const tree = (0,external_node_path_.join)(staging, 'tree');
    await (0,promises_.mkdir)(tree, { mode: 0o755 });
    // In a namespace, so that it ends with this process: tar would go on alone.
    await (0,host_namespace/* withNamespace */.iY)('rootstock: extracting an archive', (namespace) => (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, extractArguments(archive, compression, tree))));
    return tree;
};
/** Overlay's own marks of whoever made the archive mean nothing here. */
const extractArguments = (archive, compression, tree) => {
    if (!(0,external_node_path_.isAbsolute)(archive))
        throw new Error('an archive is named by its absolute path');
    return [
        'tar',
        '--extract',
        `--file=${archive}`,
        // A colon in a file's name would make tar look for it on another machine.
        '--force-local',
        ...(compression === undefined ? [] : [`--use-compress-program=${compression} -d`]),
        `--directory=${tree}`,
        '--preserve-permissions',
        '--same-owner',
        '--numeric-owner',
        '--delay-directory-restore',
        '--acls',
        '--xattrs',
        '--xattrs-include=*',
        '--xattrs-exclude=trusted.overlay.*',
    ];
};

;// CONCATENATED MODULE: ./lib/base/base.js







const kinds = ['host', 'debian:SUITE', 'ubuntu:SUITE', 'dir:PATH', 'tar:PATH', 'tar:URL#sha256=DIGEST'];
/** Reads the name of a base. Throws UsageError for one that is not known, or that names what is not there. */
const parseBase = (name, context) => {
    const colon = name.indexOf(':');
    const kind = colon < 0 ? name : name.slice(0, colon);
    const rest = colon < 0 ? '' : name.slice(colon + 1);
    if (name === 'host')
        return (0,host/* hostBase */.A)(context);
    if (rest !== '') {
        if (kind === 'debian' || kind === 'ubuntu')
            return debianBase(kind, rest);
        if (kind === 'dir')
            return directoryBase(rest, context);
        if (kind === 'tar')
            return tarBase(rest, context);
    }
    throw new errors/* UsageError */.eb(`base ${JSON.stringify(name)}`, 'it is not known', `Use ${kinds.join(', ')}`);
};
/** The machine's architecture as uname(2) says it; part of every key. */
const architecture = () => {
    const names = { x64: 'x86_64', arm64: 'aarch64', arm: 'armv7l', ia32: 'i686' };
    return names[(0,external_node_os_.arch)()] ?? (0,external_node_os_.arch)();
};
const referenceOf = async (base) => ({
    name: base.name,
    kind: base.kind,
    identity: await base.identity(),
});


/***/ }),

/***/ 8151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ hostBase),
/* harmony export */   g: () => (/* binding */ keepingIdentity)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(72);
/* harmony import */ var _base_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4674);




/** What says which system this is: its release, the image it was made from, and the databases of package managers. */
const identifyingFiles = [
    '/etc/os-release',
    '/imagegeneration/imagedata.json',
    '/var/lib/dpkg/status',
    '/var/lib/rpm/rpmdb.sqlite',
    '/var/lib/rpm/Packages.db',
    '/var/lib/rpm/Packages',
    '/usr/lib/sysimage/rpm/rpmdb.sqlite',
    '/usr/lib/sysimage/rpm/Packages.db',
    '/lib/apk/db/installed',
];
/** pacman keeps one directory a package, named with its version. */
const identifyingDirectory = '/var/lib/pacman/local';
/** Base `host`: this machine's own `/`, below all layers, read-only. */
const hostBase = ({ environment, identities }) => ({
    name: 'host',
    kind: 'host',
    identity: () => {
        const now = hostFingerprint(environment);
        return Promise.resolve(`host ${readAliases(identities)[now] ?? now}`);
    },
});
const hostFingerprint = (environment) => {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for (const path of identifyingFiles) {
        const content = readIfThere(path);
        if (content)
            hash.update(`${path}\0`).update(content);
    }
    hash.update(listIfThere(identifyingDirectory).join('\0'));
    hash.update(`${environment['ImageOS'] ?? ''}\0${environment['ImageVersion'] ?? ''}`);
    return hash.digest('hex');
};
/**
 * Runs an installation of Rootstock's own tools so that it does not change the host's identity: a machine that has just
 * got them must find what was saved before, and a fresh machine what was saved after.
 */
const keepingIdentity = async ({ environment, identities }, install) => {
    const before = hostFingerprint(environment);
    await install();
    const after = hostFingerprint(environment);
    if (after === before)
        return;
    const aliases = readAliases(identities);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__/* .writeFileAtomically */ .lo)(identities, `${JSON.stringify({ ...aliases, [after]: aliases[before] ?? before }, null, 2)}\n`);
};
const readAliases = (file) => (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .Vh)(file) ?? {};
const readIfThere = (path) => {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(path);
    }
    catch {
        return undefined;
    }
};
const listIfThere = (path) => {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(path).sort();
    }
    catch {
        return [];
    }
};


/***/ }),

/***/ 1850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (/* binding */ registerCheck)
});

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __nccwpck_require__(8179);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/base/base.js + 6 modules
var base_base = __nccwpck_require__(4674);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __nccwpck_require__(4627);
// EXTERNAL MODULE: ./lib/host/namespace.js
var host_namespace = __nccwpck_require__(1197);
// EXTERNAL MODULE: ./lib/host/remove-tree.js
var remove_tree = __nccwpck_require__(4129);
// EXTERNAL MODULE: ./lib/host/tools.js
var tools = __nccwpck_require__(9105);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __nccwpck_require__(7343);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var store = __nccwpck_require__(2541);
// EXTERNAL MODULE: ./lib/root/overlay.js
var overlay = __nccwpck_require__(1648);
// EXTERNAL MODULE: ./lib/root/scratch-choice.js
var scratch_choice = __nccwpck_require__(1048);
;// CONCATENATED MODULE: ./lib/root/check.js














const requiredPrograms = [
    'unshare',
    'nsenter',
    'setpriv',
    'mount',
    'losetup',
    'flock',
    'tar',
    'cmp',
    'xargs',
    'find',
    'mkfs.ext4',
];
const installedWhenNeeded = [
    'mksquashfs',
    'getfattr',
    'mmdebstrap',
    'zstd',
    'xz',
    'mkfs.erofs',
];
/** Tries what Rootstock needs of this machine, and says what it would choose. Leaves nothing behind. */
const checkMachine = async (store, base) => {
    const findings = [{ what: 'kernel', state: 'ok', detail: (0,external_node_os_.release)() }];
    for (const name of requiredPrograms) {
        const path = (0,tools/* findProgram */.Kp)(name);
        findings.push({ what: name, state: path === undefined ? 'failed' : 'ok', detail: path ?? 'not installed' });
    }
    for (const tool of installedWhenNeeded) {
        const path = (0,tools/* findProgram */.Kp)(tool);
        const detail = path ?? `not installed; comes with ${(0,tools/* packageNames */.Vs)([tool]).join(' ')} when it is needed`;
        findings.push({ what: tool, state: path === undefined ? 'missing' : 'ok', detail });
    }
    findings.push(await attempt('namespaces', () => (0,host_namespace/* withNamespace */.iY)('rootstock: check', () => Promise.resolve('mount and PID'))));
    findings.push(await attempt('overlay', () => inScratch(store, tryOverlay)));
    findings.push(await attempt('loop devices', () => inScratch(store, tryLoop)));
    for (const baseIsHost of [true, false]) {
        const what = baseIsHost ? 'scratch over host' : 'scratch over others';
        findings.push(await attempt(what, () => {
            const scratch = (0,scratch_choice/* chooseScratch */.C)({ kind: 'auto', baseIsHost }, store.directory);
            return Promise.resolve(`${scratch.kind} ${scratch.kind === 'loop' ? scratch.image : scratch.kind === 'directory' ? scratch.path : ''}`);
        }));
    }
    findings.push(await attempt('base host', () => (0,base_base/* parseBase */.Hp)('host', base).identity()));
    findings.push({ what: 'store', state: 'ok', detail: store.directory });
    return findings;
};
const attempt = async (what, work) => {
    try {
        return { what, state: 'ok', detail: await work() };
    }
    catch (error) {
        return { what, state: 'failed', detail: (0,errors/* messageOf */.bD)(error) };
    }
};
const inScratch = async (store, work) => {
    const directory = (0,external_node_path_.join)(store.staging, (0,layer_layers/* stagingName */.zb)('check'));
    (0,external_node_fs_.mkdirSync)(directory, { mode: 0o700 });
    try {
        return await (0,host_namespace/* withNamespace */.iY)('rootstock: check', (namespace) => work(directory, namespace));
    }
    finally {
        await (0,remove_tree/* removeTree */.d)(directory);
    }
};
const tryOverlay = async (directory, namespace) => {
    for (const name of ['tmpfs', 'merged'])
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(directory, name));
    const memory = (0,external_node_path_.join)(directory, 'tmpfs');
    await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, ['mount', '-t', 'tmpfs', 'rootstock-check', memory]));
    const directories = ['lower', 'upper', 'work'].map((name) => (0,external_node_path_.join)(memory, name));
    await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, ['mkdir', ...directories]));
    const options = (0,overlay/* statedOptions */.k1)((0,external_node_os_.release)());
    const [lower, upper, work] = directories;
    const argv = (0,overlay/* overlayArguments */.bx)({ lowers: [lower], upper, work, target: (0,external_node_path_.join)(directory, 'merged'), options });
    await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, argv), { environment: { ...process.env, ...overlay/* overlayEnvironment */.C8 } });
    return options.join(',');
};
const tryLoop = async (directory, namespace) => {
    const image = (0,external_node_path_.join)(directory, 'image');
    const mounted = (0,external_node_path_.join)(directory, 'mounted');
    (0,external_node_fs_.mkdirSync)(mounted);
    await (0,command/* runCommand */.d1)(['truncate', '-s', '8M', image]);
    await (0,command/* runCommand */.d1)(['mkfs.ext4', '-q', '-F', image]);
    await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, ['mount', '-o', 'loop', image, mounted]));
    return 'an image was made and mounted';
};

// EXTERNAL MODULE: ./lib/cli/context.js
var context = __nccwpck_require__(4641);
// EXTERNAL MODULE: ./lib/cli/print.js
var print = __nccwpck_require__(7721);
;// CONCATENATED MODULE: ./lib/cli/check.js




const registerCheck = (program, withContext) => {
    program
        .command('check')
        .description('what this machine supports, and what would be chosen')
        .option('--json', 'as JSON')
        .action(({ json }) => withContext(async ({ store, base }) => {
        const findings = await checkMachine(store, base);
        if (json)
            (0,print/* printJson */.Q2)(findings);
        else
            (0,print/* print */.yy)((0,print/* table */.tp)(findings.map(({ what, state, detail }) => [state, what, detail])));
        return findings.some(({ state }) => state === 'failed') ? 1 : 0;
    }));
};


/***/ }),

/***/ 7650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ registerCompletion)
/* harmony export */ });
/* unused harmony export completionScript */
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8179);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7721);



const registerCompletion = (program) => {
    program
        .command('completion')
        .description('print a completion script: eval "$(rootstock completion bash)"')
        .argument('<shell>', 'bash, zsh or fish')
        .action((shell) => {
        (0,_print_js__WEBPACK_IMPORTED_MODULE_2__/* .print */ .yy)(completionScript(shell, program));
    });
};
/** A completion script made from the commands themselves. Throws UsageError for another shell. */
const completionScript = (shell, program) => {
    const commands = program.commands.filter((command) => !hidden(command));
    switch (shell) {
        case 'bash':
            return bash(commands);
        case 'zsh':
            return `autoload -Uz bashcompinit && bashcompinit\n${bash(commands)}`;
        case 'fish':
            return fish(commands);
        default:
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`completion for "${shell}"`, 'the shell is not known', 'Use bash, zsh or fish');
    }
};
const hidden = (command) => command._hidden ?? false;
const optionsOf = (command) => command.options.filter((option) => option.long && option.description).map((option) => option.long ?? '');
const bash = (commands) => `_rootstock() {
  local words='${commands.map((command) => command.name()).join(' ')}'
  case "\${COMP_WORDS[1]}" in
${commands.map((command) => `    ${command.name()}) words='${[...optionsOf(command), '--help'].join(' ')}' ;;`).join('\n')}
  esac
  [ "$COMP_CWORD" -gt 1 ] || words='${commands.map((command) => command.name()).join(' ')} --help --version'
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _rootstock rootstock`;
const fish = (commands) => commands
    .flatMap((command) => [
    `complete -c rootstock -n __fish_use_subcommand -a ${command.name()} -d '${command.description().replaceAll("'", "\\'")}'`,
    ...optionsOf(command).map((option) => `complete -c rootstock -n '__fish_seen_subcommand_from ${command.name()}' -l ${option.slice(2)}`),
])
    .join('\n');


/***/ }),

/***/ 4641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ makeContext)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _base_base_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4674);
/* harmony import */ var _base_host_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8151);
/* harmony import */ var _host_caller_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5987);
/* harmony import */ var _host_store_directory_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5737);
/* harmony import */ var _host_tools_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9105);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2541);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(7721);








const makeContext = ({ install, quiet }) => {
    const caller = (0,_host_caller_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeCaller */ .o9)(process.env);
    const store = (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_6__/* .openStore */ .Ch)((0,_host_store_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .storeDirectory */ .h)(process.env, caller.uid), caller);
    const say = (line) => {
        // What goes wrong is said all the same.
        if (quiet !== true || line.startsWith('warning:'))
            (0,_print_js__WEBPACK_IMPORTED_MODULE_7__/* .printAside */ .Yf)(`rootstock: ${line}`);
    };
    const base = {
        directory: process.cwd(),
        environment: caller.environment,
        identities: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(store.directory, 'host-identities.json'),
    };
    const around = (work) => (0,_base_host_js__WEBPACK_IMPORTED_MODULE_2__/* .keepingIdentity */ .g)(base, work);
    return { store, caller, directory: process.cwd(), base, tools: { install, say, around }, say };
};


/***/ }),

/***/ 3550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  f: () => (/* binding */ registerDiff)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __nccwpck_require__(8179);
// EXTERNAL MODULE: ./lib/host/format.js
var format = __nccwpck_require__(5703);
// EXTERNAL MODULE: ./lib/root/diff.js + 1 modules
var diff = __nccwpck_require__(5653);
;// CONCATENATED MODULE: ./lib/root/diff-summary.js

/**
 * Counts changes by the directory that they are in, ordered by path.
 * @param depth how many parts of its path count: `/usr/share` with 2; with 0 everything is in `/`
 */
const summarize = (changes, depth) => {
    const found = new Map();
    for (const { change, path, size } of changes) {
        const directory = `/${path.split('/').slice(1, -1).slice(0, depth).join('/')}`;
        const counted = found.get(directory) ?? { directory, ...nothing };
        const bytes = `${change}Bytes`;
        found.set(directory, { ...counted, [change]: counted[change] + 1, [bytes]: counted[bytes] + size });
    }
    return [...found.values()].sort((a, b) => (a.directory < b.directory ? -1 : 1));
};
const nothing = { added: 0, addedBytes: 0, modified: 0, modifiedBytes: 0, deleted: 0, deletedBytes: 0 };

// EXTERNAL MODULE: ./lib/root/lock.js
var root_lock = __nccwpck_require__(2549);
// EXTERNAL MODULE: ./lib/root/reference.js
var reference = __nccwpck_require__(453);
// EXTERNAL MODULE: ./lib/root/records.js
var records = __nccwpck_require__(126);
// EXTERNAL MODULE: ./lib/root/state.js
var root_state = __nccwpck_require__(9873);
// EXTERNAL MODULE: ./lib/root/view.js
var view = __nccwpck_require__(3935);
// EXTERNAL MODULE: ./lib/snapshot/snapshot.js
var snapshot = __nccwpck_require__(9250);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var store = __nccwpck_require__(2541);
// EXTERNAL MODULE: ./lib/cli/context.js
var context = __nccwpck_require__(4641);
// EXTERNAL MODULE: ./lib/cli/print.js
var print = __nccwpck_require__(7721);
// EXTERNAL MODULE: ./lib/cli/root-options.js
var root_options = __nccwpck_require__(6491);
;// CONCATENATED MODULE: ./lib/cli/diff.js















const registerDiff = (program, withContext) => {
    program
        .command('diff')
        .description('what was changed in a root since its stack, or since FROM; with TO, between two snapshots')
        .argument('[from]', 'a snapshot of the root, or a key')
        .argument('[to]', 'another')
        .addOption((0,root_options/* rootOption */.SW)())
        .option('--summary', 'only how much was changed in each directory')
        .option('--depth <number>', 'how many parts of their paths count for that', parseDepth, 2)
        .option('--json', 'as JSON')
        .action((from, to, options) => withContext(async (context) => {
        const changes = await diff_diff(context.store, options.root, from, to);
        if (options.summary)
            printSummary(context, summarize(changes, options.depth), options.json);
        else if (options.json)
            (0,print/* printJson */.Q2)(changes);
        else
            for (const change of changes)
                (0,print/* print */.yy)(changeText(change));
        return 0;
    }));
};
const parseDepth = (text) => {
    if (/^\d+$/.test(text))
        return Number(text);
    throw new esm/* InvalidArgumentError */.Di('It is a number.');
};
const printSummary = ({ say }, directories, json) => {
    if (json) {
        (0,print/* printJson */.Q2)(directories);
        return;
    }
    if (directories.length === 0) {
        say('nothing was changed');
        return;
    }
    const amount = (count, bytes) => count === 0 ? '' : `${count} (${(0,format/* formatBytes */.z3)(bytes)})`;
    const rows = directories.map((changed) => [
        readablePath(changed.directory),
        amount(changed.added, changed.addedBytes),
        amount(changed.modified, changed.modifiedBytes),
        amount(changed.deleted, changed.deletedBytes),
    ]);
    (0,print/* print */.yy)((0,print/* table */.tp)([['DIRECTORY', 'ADDED', 'MODIFIED', 'DELETED'], ...rows]));
};
const readablePath = (path) => path.replace(/[\n\r\t]/g, '?');
const changeText = ({ change, path, size }) => `${change.slice(0, 1).toUpperCase()} ${readablePath(path)}${size > 0 ? `  (${(0,format/* formatBytes */.z3)(size)})` : ''}`;
const diff_diff = async (store, root, from, to) => {
    (0,root_state/* requireRoot */.oT)(store, root);
    if (from !== undefined && to !== undefined) {
        return (0,diff/* diffStacks */.x)(store, snapshotView((0,reference/* resolveReference */.s)(store, root, from)), snapshotView((0,reference/* resolveReference */.s)(store, root, to)));
    }
    const asked = from === undefined ? undefined : (0,reference/* resolveReference */.s)(store, root, from);
    // The lock keeps the uppers that are looked at from being dropped; what runs may go on writing.
    const { state, lock } = await (0,root_lock/* useRoot */.e)(store, root);
    try {
        const stack = stackView(store, state);
        const upper = (0,external_node_path_.join)((0,root_state/* generationPath */.uA)(store, root, state.generation), 'upper');
        const live = { ...stack, layers: [...stack.layers, { directory: upper }] };
        const before = asked ? snapshotView(asked) : stack;
        return await (0,diff/* diffStacks */.x)(store, before, live, state.holder);
    }
    finally {
        await lock.release();
    }
};
const snapshotView = ({ base, layers }) => ({ base, layers });
const stackView = (store, state) => ({
    base: state.base,
    layers: state.stack.map((layer) => {
        const digest = (0,records/* digestOfLayer */.ZY)(store, state.name, layer);
        if (digest !== undefined)
            return digest;
        return {
            directory: (0,external_node_path_.join)((0,root_state/* generationPath */.uA)(store, state.name, 'frozen' in layer ? layer.frozen : 0), 'upper'),
        };
    }),
});


/***/ }),

/***/ 4409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  X: () => (/* binding */ registerFsck)
});

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __nccwpck_require__(8179);
// EXTERNAL MODULE: ./lib/host/format.js
var format = __nccwpck_require__(5703);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var snapshot_store = __nccwpck_require__(2541);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/host/atomic-file.js
var atomic_file = __nccwpck_require__(72);
;// CONCATENATED MODULE: ./lib/root/finding.js




/** Moves a file out of the way and into the store's `lost+found`: what is damaged is never used, and never thrown away. */
const setAside = (store, path, name = (0,external_node_path_.basename)(path)) => {
    const directory = (0,external_node_path_.join)(store.directory, 'lost+found');
    (0,external_node_fs_.mkdirSync)(directory, { recursive: true, mode: 0o700 });
    let place = (0,external_node_path_.join)(directory, name);
    for (let number = 1; (0,external_node_fs_.existsSync)(place); number++)
        place = (0,external_node_path_.join)(directory, `${name}.${number}`);
    (0,external_node_fs_.renameSync)(path, place);
    for (const changed of [directory, (0,external_node_path_.dirname)(path)])
        (0,atomic_file/* syncDirectory */.zR)(changed);
    return `set aside as ${place}`;
};

// EXTERNAL MODULE: ./lib/host/command.js
var command = __nccwpck_require__(4627);
// EXTERNAL MODULE: ./lib/host/digest.js
var host_digest = __nccwpck_require__(9324);
// EXTERNAL MODULE: ./lib/host/mountinfo.js
var mountinfo = __nccwpck_require__(1155);
// EXTERNAL MODULE: ./lib/layer/layer.js
var layer_layer = __nccwpck_require__(2848);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __nccwpck_require__(7343);
// EXTERNAL MODULE: ./lib/root/lowers.js
var lowers = __nccwpck_require__(6192);
// EXTERNAL MODULE: ./lib/root/state.js
var root_state = __nccwpck_require__(9873);
;// CONCATENATED MODULE: ./lib/root/fsck-layers.js












const readImages = async (store, quick) => {
    const digests = new Map();
    let bytes = 0;
    for (const digest of quick ? [] : (0,layer_layers/* listLayers */.VR)(store.layers)) {
        const path = (0,layer_layers/* imagePath */.d0)(store.layers, digest);
        try {
            digests.set(digest, await (0,host_digest/* digestOf */.o)(path));
            bytes += (0,external_node_fs_.statSync)(path).size;
        }
        catch (error) {
            // It was removed meanwhile, or the disk cannot read it.
            if ((0,external_node_fs_.existsSync)(path))
                digests.set(digest, (0,errors/* messageOf */.bD)(error));
        }
    }
    return { digests, bytes };
};
/** Checks every image against its description and its name, and returns those that are good. */
const checkLayers = (store, { digests }) => {
    const good = new Set();
    const findings = [];
    for (const digest of (0,layer_layers/* listLayers */.VR)(store.layers)) {
        const why = whatIsWrong(store, digest, digests.get(digest) ?? digest);
        if (why === undefined)
            good.add(digest);
        else
            findings.push(damaged(store, digest, why));
    }
    for (const digest of describedOnly(store)) {
        const device = mountedDevice(store, digest);
        if (device !== undefined)
            findings.push(missing(store, digest, device));
    }
    return { good, findings };
};
const whatIsWrong = (store, digest, read) => {
    try {
        const { size, digest: described } = (0,layer_layers/* describeLayer */.$d)(store.layers, digest);
        const found = (0,external_node_fs_.statSync)((0,layer_layers/* imagePath */.d0)(store.layers, digest)).size;
        if (described !== digest)
            return 'its description is that of another layer';
        if (found !== size)
            return `its image has ${found} bytes, and had ${size}`;
        return read === digest ? undefined : 'the bytes of its image are not those that its name says';
    }
    catch (error) {
        return (0,errors/* messageOf */.bD)(error);
    }
};
const damaged = (store, digest, why) => ({
    ...{ kind: 'problem', what: `layer ${digest.slice(0, 12)}`, why },
    repair: () => {
        const done = setAside(store, (0,layer_layers/* imagePath */.d0)(store.layers, digest));
        setAside(store, (0,layer_layers/* descriptionPath */.iD)(store.layers, digest));
        (0,layer_layers/* removeLayer */.e5)(store.layers, digest);
        return Promise.resolve(done);
    },
});
/** The layers whose description is there, and whose image is not. */
const describedOnly = ({ layers }) => (0,external_node_fs_.readdirSync)(layers.directory)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((digest) => !(0,layer_layers/* hasLayer */.OY)(layers, digest));
/** The loop device over which a root still has a layer mounted: the kernel keeps a file that was unlinked. */
const mountedDevice = (store, digest) => (0,root_state/* listRoots */.qV)(store)
    .map((name) => readOrNone(store, name))
    .filter((state) => state !== undefined)
    .flatMap(({ name, holder }) => (0,mountinfo/* readMounts */.u)(holder.pid).filter(({ mountPoint }) => mountPoint === (0,lowers/* imageMountPoint */.$2)(store, name, digest)))[0]?.source;
const readOrNone = (store, name) => {
    try {
        const state = (0,root_state/* readRoot */.XD)(store, name);
        return state && (0,root_state/* isMounted */.BX)(state) ? state : undefined;
    }
    catch {
        return undefined;
    }
};
const missing = (store, digest, device) => ({
    ...{
        kind: 'problem',
        what: `layer ${digest.slice(0, 12)}`,
        why: 'its image is missing, and is still mounted',
    },
    repair: async () => {
        const description = (0,layer_layers/* describeLayer */.$d)(store.layers, digest);
        const copy = (0,external_node_path_.join)(store.staging, (0,layer_layers/* stagingName */.zb)('recovered'));
        const count = [`count=${description.size}`, 'iflag=count_bytes', 'bs=1M', 'status=none'];
        await (0,command/* runCommand */.d1)(['dd', `if=${device}`, `of=${copy}`, ...count]);
        if ((await (0,host_digest/* digestOf */.o)(copy)) !== digest)
            throw new Error('what is mounted is another image');
        (0,layer_layers/* addLayer */.VE)(store.layers, copy, description);
        return 'copied from where it is mounted';
    },
});

// EXTERNAL MODULE: ./lib/snapshot/bases.js
var bases = __nccwpck_require__(9614);
// EXTERNAL MODULE: ./lib/snapshot/snapshot.js
var snapshot = __nccwpck_require__(9250);
// EXTERNAL MODULE: ./lib/snapshot/snapshots.js
var snapshot_snapshots = __nccwpck_require__(5825);
;// CONCATENATED MODULE: ./lib/root/fsck-names.js










/** Checks that every name can be read, and means layers that are good. */
const checkNames = (store, good) => {
    const roots = (0,root_state/* listRoots */.qV)(store);
    const snapshots = roots.flatMap((root) => filesIn((0,snapshot_snapshots/* snapshotsOf */.XO)(store, root)).map((file) => ({
        ...{ file, what: `snapshot "${(0,external_node_path_.basename)(file, '.json')}" of root "${root}"` },
        ...{ place: ({ name }) => (0,snapshot_snapshots/* snapshotPath */.c0)(store, root, name), aside: `${root}-${(0,external_node_path_.basename)(file)}` },
    })));
    const keys = filesIn(store.keys).map((file) => ({
        ...{ file, what: `key ${(0,external_node_path_.basename)(file, '.json').slice(0, 12)}` },
        ...{ place: (key) => (0,snapshot_snapshots/* keyPath */.Dw)(store, key), aside: (0,external_node_path_.basename)(file) },
    }));
    const bases = filesIn(store.bases);
    return {
        checked: { snapshots: snapshots.length, keys: keys.length, bases: bases.length },
        findings: [
            ...[...snapshots, ...keys].flatMap((name) => checkName(store, name, good)),
            ...bases.flatMap((file) => checkBase(file, good)),
        ],
    };
};
const checkName = (store, { file, what, place, aside }, good) => {
    const why = fsck_names_whatIsWrong(file, place, good);
    if (why === undefined)
        return [];
    const repair = () => Promise.resolve(setAside(store, file, aside));
    return [{ kind: 'problem', what, why, repair }];
};
const fsck_names_whatIsWrong = (file, place, good) => {
    try {
        const snapshot = (0,snapshot_snapshots/* readSnapshotFile */.T_)(file);
        if (place(snapshot) !== file)
            return `the file says that its name is ${JSON.stringify(snapshot.name)}`;
        const bad = snapshot.layers.find((digest) => !good.has(digest));
        return bad === undefined ? undefined : `its layer ${bad.slice(0, 12)} is missing or damaged`;
    }
    catch (error) {
        return (0,errors/* messageOf */.bD)(error);
    }
};
/** A base is made again when it is wanted, so its record need not be kept. */
const checkBase = (file, good) => {
    const base = (0,bases/* readBase */.wZ)(file);
    if (base && good.has(base.digest))
        return [];
    const why = base
        ? `its layer ${base.digest.slice(0, 12)} is missing or damaged`
        : 'its record cannot be read';
    const repair = () => {
        (0,external_node_fs_.rmSync)(file, { force: true });
        return Promise.resolve('forgotten: it is made again when it is wanted');
    };
    return [{ kind: 'problem', what: `base "${base?.name ?? (0,external_node_path_.basename)(file)}"`, why, repair }];
};
const filesIn = (directory) => {
    try {
        return (0,external_node_fs_.readdirSync)(directory)
            .filter((name) => name.endsWith('.json'))
            .map((name) => (0,external_node_path_.join)(directory, name));
    }
    catch {
        return [];
    }
};

// EXTERNAL MODULE: ./lib/host/lock.js
var host_lock = __nccwpck_require__(439);
// EXTERNAL MODULE: ./lib/host/namespace.js
var namespace = __nccwpck_require__(1197);
// EXTERNAL MODULE: ./lib/root/holders.js
var holders = __nccwpck_require__(9587);
// EXTERNAL MODULE: ./lib/root/records.js
var records = __nccwpck_require__(126);
;// CONCATENATED MODULE: ./lib/root/fsck-roots.js











/** Checks that every root can be mounted, and that no process holds the mounts of one that does not know of it. */
const checkRoots = async (store, good) => {
    const roots = (0,root_state/* listRoots */.qV)(store);
    const findings = roots.flatMap((name) => {
        const why = fsck_roots_whatIsWrong(store, name, good);
        return why === undefined ? [] : [{ kind: 'problem', what: `root "${name}"`, why }];
    });
    return { checked: { roots: roots.length }, findings: [...findings, ...(await strayHolders(store))] };
};
const fsck_roots_whatIsWrong = (store, name, good) => {
    try {
        const state = (0,root_state/* readRoot */.XD)(store, name);
        if (!state)
            return undefined;
        for (const layer of state.stack) {
            const digest = (0,records/* digestOfLayer */.ZY)(store, name, layer);
            if (digest !== undefined && !good.has(digest)) {
                return `its layer ${digest.slice(0, 12)} is missing or damaged; \`rollback-to\` another snapshot, or \`scrub\` it`;
            }
            if (digest === undefined && 'frozen' in layer && !hasFrozen(store, state, layer.frozen))
                return `the layer of ${layer.origin} is gone with its scratch; \`rollback-to\` a snapshot, or \`scrub\` it`;
        }
        return undefined;
    }
    catch (error) {
        return (0,errors/* messageOf */.bD)(error);
    }
};
/** A scratch that is not mounted, and is no directory, cannot be looked into. */
const hasFrozen = (store, state, generation) => {
    const { scratch, name, holder } = state;
    if (holder && (0,root_state/* isMounted */.BX)(state))
        return (0,external_node_fs_.existsSync)((0,namespace/* outsidePath */.dX)(holder, (0,external_node_path_.join)((0,root_state/* generationPath */.uA)(store, name, generation), 'upper')));
    if (scratch.kind === 'directory')
        return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(scratch.path, String(generation), 'upper'));
    return scratch.kind === 'loop' && (0,external_node_fs_.existsSync)(scratch.image);
};
/** Holders of a root's mounts that its state does not name: nobody would ever end them. */
const strayHolders = async (store) => {
    const findings = [];
    for (const holder of (0,holders/* findHolders */.ZC)(store)) {
        const { pid, root } = holder;
        const { lock } = (0,root_state/* rootPaths */.R7)(store, root);
        // Whoever has the lock has just started it.
        if (await (0,host_lock/* isLocked */.ln)(lock))
            continue;
        const known = knownHolder(store, root);
        if (known === pid || known === 'unknown' || !(0,holders/* isStaying */.cH)(holder))
            continue;
        findings.push({
            ...{
                kind: 'problem',
                what: `process ${pid}`,
                why: `it holds mounts of root "${root}", which does not know of it`,
            },
            repair: () => (0,holders/* endHolder */.m_)(holder).then(() => 'ended'),
        });
    }
    return findings;
};
/** Of a root whose state cannot be read, any may be the one. */
const knownHolder = (store, root) => {
    try {
        const state = (0,root_state/* readRoot */.XD)(store, root);
        return state && (0,root_state/* isMounted */.BX)(state) ? state.holder.pid : 'none';
    }
    catch {
        return 'unknown';
    }
};

// EXTERNAL MODULE: ./lib/root/leftovers.js
var leftovers = __nccwpck_require__(1248);
;// CONCATENATED MODULE: ./lib/root/fsck.js







/**
 * Checks every promise of a store: that each layer is what its name says, that whatever is referred to is there, that what
 * is written down can be read, and that nothing is left of processes that are gone. With `repair` mends what can be mended.
 * Images are read while the store is in use; the rest is looked at while nobody changes it, which takes a moment.
 */
const checkStore = async (store, { repair, quick }) => {
    const read = await readImages(store, quick);
    return (0,snapshot_store/* aloneInStore */.O2)(store, async () => {
        const reported = [];
        const reportAll = async (findings) => {
            for (const finding of findings)
                reported.push(await report(finding, repair));
        };
        // In this order: what is mended first is then no fault of what refers to it.
        const found = checkLayers(store, read);
        await reportAll(found.findings);
        const { good } = repair ? checkLayers(store, read) : found;
        const names = checkNames(store, good);
        await reportAll(names.findings);
        const roots = await checkRoots(store, good);
        await reportAll(roots.findings);
        await reportAll((await (0,leftovers/* findLeftovers */.Q)(store)).map(leftover));
        const checked = { layers: good.size, bytes: read.bytes, ...names.checked, ...roots.checked };
        return { checked, findings: reported };
    });
};
const leftover = ({ what, remove }) => ({
    ...{ kind: 'leftover', what, why: 'its process is gone' },
    repair: () => remove().then(() => 'removed'),
});
const report = async ({ repair, ...finding }, isWanted) => {
    if (!isWanted || !repair)
        return { ...finding, repaired: null };
    try {
        return { ...finding, repaired: await repair() };
    }
    catch (error) {
        return { ...finding, why: `${finding.why}; and mending it failed: ${(0,errors/* messageOf */.bD)(error)}`, repaired: null };
    }
};

// EXTERNAL MODULE: ./lib/cli/context.js
var context = __nccwpck_require__(4641);
// EXTERNAL MODULE: ./lib/cli/print.js
var print = __nccwpck_require__(7721);
;// CONCATENATED MODULE: ./lib/cli/fsck.js





const registerFsck = (program, withContext) => {
    program
        .command('fsck')
        .description('check that every layer is what it was, and everything that is referred to is there')
        .option('--repair', 'mend what can be mended: remove leftovers, set what is damaged aside')
        .option('--quick', 'do not read the images')
        .option('--json', 'as JSON')
        .action((options) => withContext((context) => fsck(context, options)));
};
const fsck = async ({ store, say }, options) => {
    const { repair = false, quick = false, json } = options;
    const report = await checkStore(store, { repair, quick });
    const { checked, findings } = report;
    if (json)
        (0,print/* printJson */.Q2)(report);
    else {
        for (const { kind, what, why, repaired } of findings)
            (0,print/* print */.yy)(`${kind}: ${what}: ${why}${repaired === null ? '' : `: ${repaired}`}`);
    }
    const { layers, snapshots, keys, bases, roots, bytes } = checked;
    const left = findings.filter(({ kind, repaired }) => kind === 'problem' && repaired === null).length;
    say(`checked ${layers} layers (${(0,format/* formatBytes */.z3)(bytes)} read), ${snapshots} snapshots, ${keys} keys, ${bases} bases, ${roots} roots: ${left === 0 ? 'all is well' : `${left} problem${left === 1 ? '' : 's'}`}`);
    return left === 0 ? 0 : 1;
};


/***/ }),

/***/ 5906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J6: () => (/* binding */ collectAfter),
/* harmony export */   kA: () => (/* binding */ registerGc)
/* harmony export */ });
/* unused harmony export collectAndSay */
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8179);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/* harmony import */ var _host_format_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(5703);
/* harmony import */ var _root_collect_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7514);
/* harmony import */ var _root_drop_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1459);
/* harmony import */ var _root_leftovers_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1248);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4641);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7721);
/* harmony import */ var _root_options_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6491);









const day = 86_400_000;
const registerGc = (program, withContext) => {
    program
        .command('gc')
        .description('remove what nothing refers to, and what was not used for long')
        .option('--max-size <size>', 'forget what was used longest ago until the layers have at most that many bytes (K, M, G, T)', _root_options_js__WEBPACK_IMPORTED_MODULE_7__/* .parseSize */ .DB)
        .option('--max-age <days>', 'forget what was not used for so many days', parseDays)
        .option('--dry-run', 'only tell what would be removed')
        .option('--json', 'as JSON')
        .action((options) => withContext((context) => gc(context, options)));
};
const parseDays = (text) => {
    const days = Number(text);
    if (text.trim() !== '' && days >= 0)
        return days;
    throw new commander__WEBPACK_IMPORTED_MODULE_0__/* .InvalidArgumentError */ .Di('It is a number of days.');
};
const gc = async (context, { maxSize, maxAge, dryRun, json }) => {
    const { store, say } = context;
    if (!dryRun)
        for (const root of await (0,_root_drop_js__WEBPACK_IMPORTED_MODULE_3__/* .sweepRoots */ .KK)(store))
            say(`dropped root "${root}", whose owner is gone`);
    const collected = await collectAndSay(context, {
        ...{ maxBytes: maxSize, dryRun },
        maxAge: maxAge === undefined ? undefined : maxAge * day,
    });
    const leftovers = await (0,_root_leftovers_js__WEBPACK_IMPORTED_MODULE_4__/* .removeLeftovers */ .D)(store, { dryRun });
    for (const what of leftovers)
        say(`${dryRun ? 'would remove' : 'removed'} what was left: ${what}`);
    if (maxSize !== undefined && collected.remainingBytes > maxSize) {
        const left = (0,_host_format_js__WEBPACK_IMPORTED_MODULE_8__/* .formatBytes */ .z3)(collected.remainingBytes);
        say(`warning: ${left} are left, more than ${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_8__/* .formatBytes */ .z3)(maxSize)}: roots stand on them; \`scrub\` one`);
    }
    if (json) {
        const { forgotten, ...rest } = collected;
        (0,_print_js__WEBPACK_IMPORTED_MODULE_6__/* .printJson */ .Q2)({ snapshots: forgotten, ...rest, leftovers });
    }
    return 0;
};
/** Collects after something else was done: that nothing can be collected is no failure of that. */
const collectAfter = async (context) => {
    try {
        await collectAndSay(context);
    }
    catch (error) {
        context.say(`warning: no layers are removed: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
    }
};
/** Removes what nothing refers to, and says what went. */
const collectAndSay = async ({ store, say }, options = {}) => {
    const collected = await (0,_root_collect_js__WEBPACK_IMPORTED_MODULE_2__/* .collect */ .F)(store, options);
    const { forgotten, layers, bytes } = collected;
    const [forgot, removed] = options.dryRun ? ['would forget', 'would remove'] : ['forgot', 'removed'];
    for (const { kind, name } of forgotten)
        say(`${forgot} ${kind} "${name}"`);
    if (layers > 0)
        say(`${removed} ${layers} layer${layers === 1 ? '' : 's'}, ${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_8__/* .formatBytes */ .z3)(bytes)}`);
    return collected;
};


/***/ }),

/***/ 518:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3136);
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8179);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(452);
/* harmony import */ var _host_privilege_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6983);
/* harmony import */ var _host_caller_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5987);
/* harmony import */ var _host_store_directory_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5737);
/* harmony import */ var _host_umask_js__WEBPACK_IMPORTED_MODULE_27__ = __nccwpck_require__(4833);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(1850);
/* harmony import */ var _completion_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(7650);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(4641);
/* harmony import */ var _diff_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(3550);
/* harmony import */ var _fsck_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(4409);
/* harmony import */ var _gc_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(5906);
/* harmony import */ var _init_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(1082);
/* harmony import */ var _job_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(593);
/* harmony import */ var _list_js__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(3957);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(7804);
/* harmony import */ var _pack_js__WEBPACK_IMPORTED_MODULE_17__ = __nccwpck_require__(7789);
/* harmony import */ var _remove_js__WEBPACK_IMPORTED_MODULE_18__ = __nccwpck_require__(9456);
/* harmony import */ var _rename_js__WEBPACK_IMPORTED_MODULE_19__ = __nccwpck_require__(7878);
/* harmony import */ var _rollback_js__WEBPACK_IMPORTED_MODULE_20__ = __nccwpck_require__(1300);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_21__ = __nccwpck_require__(3528);
/* harmony import */ var _scrub_js__WEBPACK_IMPORTED_MODULE_22__ = __nccwpck_require__(3905);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_23__ = __nccwpck_require__(3292);
/* harmony import */ var _squash_js__WEBPACK_IMPORTED_MODULE_24__ = __nccwpck_require__(5977);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_25__ = __nccwpck_require__(6542);
/* harmony import */ var _tag_js__WEBPACK_IMPORTED_MODULE_26__ = __nccwpck_require__(3166);




























const version = '0.1.0';
/** Runs the work here when this is root, else all of this command once more as root. */
const withContext = async (work) => {
    if ((0,_host_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .isRoot */ .jX)())
        (0,_host_umask_js__WEBPACK_IMPORTED_MODULE_27__/* .setUmaskAside */ .q)();
    process.exitCode = (0,_host_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .isRoot */ .jX)() ? await work((0,_context_js__WEBPACK_IMPORTED_MODULE_9__/* .makeContext */ .o)(options)) : await asRoot();
};
const asRoot = () => {
    const script = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)((0,node_url__WEBPACK_IMPORTED_MODULE_1__.fileURLToPath)(import.meta.url));
    // By whom it is asked decides where the store is, and root is somebody else.
    const home = (0,_host_store_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .storeDirectory */ .h)(process.env, (0,_host_caller_js__WEBPACK_IMPORTED_MODULE_5__/* .currentCaller */ .No)().uid);
    return (0,_host_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .runAsRoot */ .yf)([process.execPath, script, ...process.argv.slice(2)], { ROOTSTOCK_HOME: home });
};
const program = new commander__WEBPACK_IMPORTED_MODULE_2__/* .Command */ .uB('rootstock')
    .description('Cached build roots: prepared once, mounted in milliseconds, committed by a rename.')
    .version(version)
    .enablePositionalOptions()
    .option('--no-install', 'do not install missing system tools; name the command that would')
    .option('--quiet', 'say only what goes wrong')
    .showHelpAfterError('(`rootstock --help` shows how it is used)')
    .exitOverride()
    .configureOutput({
    outputError: (text, write) => {
        write(text.replace(/^error: /, 'rootstock: '));
    },
});
for (const register of [
    ...[
        _init_js__WEBPACK_IMPORTED_MODULE_13__/* .registerInit */ .c,
        _pack_js__WEBPACK_IMPORTED_MODULE_17__/* .registerPack */ .p2,
        _run_js__WEBPACK_IMPORTED_MODULE_21__/* .registerRun */ .j,
        _snapshot_js__WEBPACK_IMPORTED_MODULE_23__/* .registerSnapshot */ .M,
        _rollback_js__WEBPACK_IMPORTED_MODULE_20__/* .registerRollback */ .A,
        _list_js__WEBPACK_IMPORTED_MODULE_15__/* .registerList */ .c,
        _log_js__WEBPACK_IMPORTED_MODULE_16__/* .registerLog */ .m,
        _diff_js__WEBPACK_IMPORTED_MODULE_10__/* .registerDiff */ .f,
        _tag_js__WEBPACK_IMPORTED_MODULE_26__/* .registerTag */ .K,
        _rename_js__WEBPACK_IMPORTED_MODULE_19__/* .registerRename */ .m,
        _squash_js__WEBPACK_IMPORTED_MODULE_24__/* .registerSquash */ .B,
    ],
    ...[_remove_js__WEBPACK_IMPORTED_MODULE_18__/* .registerRemove */ ._, _scrub_js__WEBPACK_IMPORTED_MODULE_22__/* .registerScrub */ .D, _gc_js__WEBPACK_IMPORTED_MODULE_12__/* .registerGc */ .kA, _fsck_js__WEBPACK_IMPORTED_MODULE_11__/* .registerFsck */ .X, _check_js__WEBPACK_IMPORTED_MODULE_7__/* .registerCheck */ .U, _job_js__WEBPACK_IMPORTED_MODULE_14__/* .registerJob */ .N, _step_js__WEBPACK_IMPORTED_MODULE_25__/* .registerStep */ .k],
]) {
    register(program, withContext);
}
(0,_completion_js__WEBPACK_IMPORTED_MODULE_8__/* .registerCompletion */ .T)(program);
for (const command of program.commands) {
    command
        .option('--no-install', 'do not install missing system tools')
        .option('--quiet', 'say only what goes wrong');
}
let options = { install: true };
program.hook('preAction', (_program, command) => {
    const [all, own] = [program.opts(), command.opts()];
    options = { install: all.install && own.install !== false, quiet: (all.quiet ?? own.quiet) === true };
});
// A reader that has seen enough, as `head` does, is no failure of ours.
process.stdout.on('error', (error) => {
    if (error.code === 'EPIPE')
        process.exit(process.exitCode ?? 0);
    throw error;
});
try {
    await program.parseAsync();
}
catch (error) {
    if (error instanceof commander__WEBPACK_IMPORTED_MODULE_2__/* .CommanderError */ .b7)
        process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
        const problem = (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .explained */ .to)(error);
        process.stderr.write(`rootstock: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(problem)}\n`);
        process.exitCode = problem instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RootstockError */ .RK ? problem.exitCode : 1;
    }
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c: () => (/* binding */ registerInit)
});

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __nccwpck_require__(8179);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __nccwpck_require__(7343);
// EXTERNAL MODULE: ./lib/layer/layer.js
var layer_layer = __nccwpck_require__(2848);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var store = __nccwpck_require__(2541);
// EXTERNAL MODULE: ./lib/root/records.js
var records = __nccwpck_require__(126);
// EXTERNAL MODULE: ./lib/root/state.js
var state = __nccwpck_require__(9873);
;// CONCATENATED MODULE: ./lib/root/describe.js





/** The layers of a root's stack that are images, base first, and the bytes of them all. */
const layerSizes = (store, state) => {
    const layers = state.stack
        .map((layer) => (0,records/* digestOfLayer */.ZY)(store, state.name, layer))
        .filter((digest) => digest !== undefined);
    return {
        layers,
        sizeBytes: layers.reduce((sum, digest) => sum + (0,layer_layers/* describeLayer */.$d)(store.layers, digest).size, 0),
    };
};

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/root/start.js
var root_start = __nccwpck_require__(7316);
// EXTERNAL MODULE: ./lib/cli/context.js
var context = __nccwpck_require__(4641);
// EXTERNAL MODULE: ./lib/cli/print.js
var print = __nccwpck_require__(7721);
// EXTERNAL MODULE: ./lib/cli/pack.js
var pack = __nccwpck_require__(7789);
// EXTERNAL MODULE: ./lib/cli/report.js
var report = __nccwpck_require__(706);
// EXTERNAL MODULE: ./lib/cli/root-options.js
var root_options = __nccwpck_require__(6491);
;// CONCATENATED MODULE: ./lib/cli/init.js











const registerInit = (program, withContext) => {
    (0,root_options/* addRootOptions */.mB)(program.command('init'))
        .description('make a root (run makes the default one by itself)')
        .option('--snapshot <name>', 'start from this snapshot')
        .option('--no-pack', 'leave packing what the setup made to a later `rootstock pack`')
        .option('--json', 'print what was made as JSON')
        // For the action: the root is a job's, and dropped with it.
        .option('--runner <directory>')
        .option('--job <id>')
        .action((options) => withContext((context) => init(context, options)));
};
const init = async (context, options) => {
    const { store, say } = context;
    const owner = options.runner !== undefined && options.job !== undefined
        ? { kind: 'job', runner: options.runner, job: options.job }
        : { kind: 'user' };
    const start = (0,root_options/* startOf */.GH)(options, context, owner);
    if ((0,state/* readRoot */.XD)(store, options.root)) {
        throw new errors/* UsageError */.eb(`root "${options.root}"`, 'it exists already', 'Remove it with `rootstock scrub`, or use another --root');
    }
    const started = await (0,root_start/* startRoot */.n)(store, start);
    (0,report/* sayMatch */.xY)(started, start.key, say);
    const isPending = (0,records/* openPending */.Yn)(store, (0,state/* requireRoot */.oT)(store, options.root)).length > 0;
    if (isPending && options.pack)
        await (0,pack/* packAndSay */.mK)(context, options.root);
    if (options.json) {
        (0,print/* printJson */.Q2)({
            root: started.state.name,
            directory: (0,state/* rootPaths */.R7)(store, started.state.name).directory,
            base: started.base,
            match: started.match?.kind ?? null,
            matchedKey: started.match?.snapshot?.name ?? null,
            key: (0,state/* requireRoot */.oT)(store, options.root).key ?? null,
            packing: isPending && !options.pack,
            layerCount: started.state.stack.length,
            ...layerSizes(store, started.state),
        });
    }
    return 0;
};


/***/ }),

/***/ 593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ registerJob)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8179);
/* harmony import */ var _base_base_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4674);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(452);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(72);
/* harmony import */ var _host_digest_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9324);
/* harmony import */ var _host_remove_tree_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(4129);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(2848);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(7343);
/* harmony import */ var _root_drop_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(1459);
/* harmony import */ var _root_match_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(7577);
/* harmony import */ var _snapshot_names_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(8480);
/* harmony import */ var _snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(9250);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(5825);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(2541);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_17__ = __nccwpck_require__(4641);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_18__ = __nccwpck_require__(7721);



















/**
 * What the action asks of the command, which alone is root: the action itself, with its network and its tokens, stays the
 * runner's user. Files are handed over in a spool, a directory of the caller's.
 */
const registerJob = (program, withContext) => {
    const job = program.command('job', { hidden: true }).description('what the action asks for');
    job
        .command('begin')
        .requiredOption('--runner <directory>')
        .requiredOption('--job <id>')
        .requiredOption('--base <base>')
        .option('--key <key>')
        .option('--restore-key <prefix>', '', (value, earlier) => [...earlier, value], [])
        .action((options) => withContext((context) => begin(context, options)));
    job
        .command('adopt')
        .requiredOption('--spool <directory>')
        .action(({ spool }) => withContext((context) => adopt(context, spool)));
    job
        .command('lend')
        .requiredOption('--spool <directory>')
        .requiredOption('--identity <text>')
        .requiredOption('--key <key>')
        .action((options) => withContext((context) => lend(context, options)));
    job
        .command('end')
        .requiredOption('--spool <directory>')
        .action(({ spool }) => withContext(async (context) => {
        await (0,_host_remove_tree_js__WEBPACK_IMPORTED_MODULE_8__/* .removeTree */ .d)(checkSpool(context, spool));
        return 0;
    }));
};
/** Drops what an earlier job of the runner left, makes a spool, and says what the store has for the key. */
const begin = async (context, options) => {
    const { store, say } = context;
    const base = (0,_base_base_js__WEBPACK_IMPORTED_MODULE_4__/* .parseBase */ .Hp)(options.base, context.base);
    if (options.key !== undefined)
        (0,_snapshot_names_js__WEBPACK_IMPORTED_MODULE_13__/* .checkKey */ .yR)(options.key);
    for (const root of await (0,_root_drop_js__WEBPACK_IMPORTED_MODULE_11__/* .sweepRoots */ .KK)(store, { kind: 'job', runner: options.runner, job: options.job })) {
        say(`dropped root "${root}", which an earlier job left`);
    }
    const reference = await (0,_base_base_js__WEBPACK_IMPORTED_MODULE_4__/* .referenceOf */ .Bz)(base);
    const { kind, snapshot } = await (0,_root_match_js__WEBPACK_IMPORTED_MODULE_12__/* .findMatch */ .T)(store, reference, { key: options.key, restoreKeys: options.restoreKey.map(_snapshot_names_js__WEBPACK_IMPORTED_MODULE_13__/* .checkKey */ .yR) }, say);
    const spool = spoolFor(context, options);
    await removeOldSpools(context, options, spool);
    await (0,_host_remove_tree_js__WEBPACK_IMPORTED_MODULE_8__/* .removeTree */ .d)(spool);
    makeSpool(context, spool);
    (0,_print_js__WEBPACK_IMPORTED_MODULE_18__/* .printJson */ .Q2)({
        base: reference,
        architecture: (0,_base_base_js__WEBPACK_IMPORTED_MODULE_4__/* .architecture */ .s2)(),
        match: kind,
        matchedKey: snapshot?.name ?? null,
        layers: (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_10__/* .listLayers */ .VR)(store.layers),
        spool,
    });
    return 0;
};
const spoolFor = ({ store }, { runner, job }) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(store.directory, 'spool', `${runnerPrefix(runner)}${job.replace(/[^A-Za-z0-9-]/g, '_').slice(0, 100)}`);
const makeSpool = ({ store, caller }, spool) => {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(spool, { recursive: true, mode: 0o700 });
    // The caller passes through the store's directory to the spool; what else is there stays closed.
    for (const path of [store.directory, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(spool)])
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.chmodSync)(path, 0o711);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.chownSync)(spool, caller.uid, caller.gid);
};
const runnerPrefix = (runner) => `${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(runner).digest('hex').slice(0, 12)}-`;
/** A runner does one job at a time: other spools of it are those of jobs that were killed. A step more has the same job. */
const removeOldSpools = async ({ store }, { runner }, own) => {
    const spools = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(store.directory, 'spool');
    for (const name of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(spools) ? (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(spools) : []) {
        const spool = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(spools, name);
        if (name.startsWith(runnerPrefix(runner)) && spool !== own)
            await (0,_host_remove_tree_js__WEBPACK_IMPORTED_MODULE_8__/* .removeTree */ .d)(spool);
    }
};
const checkSpool = ({ store }, spool) => {
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(spool) !== (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(store.directory, 'spool')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .RootstockError */ .RK(`using the spool ${spool}`, 'it is not below the store');
    }
    return spool;
};
/** Takes what was downloaded into the store: each layer once its bytes are those that its name says, the snapshot last. */
const adopt = async (context, spool) => {
    const { store } = context;
    checkSpool(context, spool);
    try {
        const spooled = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(spool, 'snapshot.json'), 'utf8'));
        const snapshot = (0,_snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_14__/* .parseSnapshot */ .E$)(spooled.snapshot);
        const descriptions = spooled.layers.map(_layer_layer_js__WEBPACK_IMPORTED_MODULE_9__/* .parseLayerDescription */ .L7);
        const brought = [];
        for (const digest of snapshot.layers) {
            if ((0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_10__/* .hasLayer */ .OY)(store.layers, digest))
                continue;
            const description = descriptions.find((layer) => layer.digest === digest);
            if (!description)
                throw new Error(`layer ${digest.slice(0, 12)} has no description`);
            const image = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(spool, `${digest}.image`);
            // Ours from here on: nobody else may change it between the check and its name.
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.chownSync)(image, 0, 0);
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.chmodSync)(image, 0o400);
            if ((await (0,_host_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .digestOf */ .o)(image)) !== digest)
                throw new Error(`layer ${digest.slice(0, 12)} is not what its name says`);
            (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_6__/* .syncPath */ .Z8)(image);
            brought.push(() => {
                (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_10__/* .addLayer */ .VE)(store.layers, image, description);
            });
        }
        await (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_16__/* .aloneInStore */ .O2)(store, () => {
            for (const add of brought)
                add();
            (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_15__/* .writeKey */ .TE)(store, snapshot);
        });
        (0,_print_js__WEBPACK_IMPORTED_MODULE_18__/* .printJson */ .Q2)({ key: snapshot.name, layers: snapshot.layers });
        return 0;
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .RootstockError */ .RK('taking the downloaded snapshot in', (0,_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .bD)(error), 'It is not used');
    }
};
/** Puts the description of a key's snapshot into the spool, and its images as hard links: no copy, no second place on disk. */
const lend = (context, { spool, identity, key }) => {
    const { store, caller } = context;
    checkSpool(context, spool);
    const snapshot = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_15__/* .findByKey */ .Wf)(store, identity, (0,_base_base_js__WEBPACK_IMPORTED_MODULE_4__/* .architecture */ .s2)(), key);
    if (!snapshot)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .RootstockError */ .RK(`saving key "${key}"`, 'the store has no snapshot of it');
    // The post step of another root of the job has removed it.
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(spool))
        makeSpool(context, spool);
    const layers = snapshot.layers.map((digest) => (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_10__/* .describeLayer */ .$d)(store.layers, digest));
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(spool, 'snapshot.json');
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(file, { force: true });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(file, `${JSON.stringify({ snapshot, layers }, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.chownSync)(file, caller.uid, caller.gid);
    for (const { digest } of layers) {
        const link = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(spool, `${digest}.image`);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(link, { force: true });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.linkSync)((0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_10__/* .imagePath */ .d0)(store.layers, digest), link);
    }
    (0,_print_js__WEBPACK_IMPORTED_MODULE_18__/* .printJson */ .Q2)({ layers: layers.map(({ digest, size }) => ({ digest, size })) });
    return Promise.resolve(0);
};


/***/ }),

/***/ 3957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c: () => (/* binding */ registerList)
});

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __nccwpck_require__(8179);
// EXTERNAL MODULE: ./lib/host/format.js
var format = __nccwpck_require__(5703);
// EXTERNAL MODULE: ./lib/layer/layer.js
var layer_layer = __nccwpck_require__(2848);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __nccwpck_require__(7343);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var snapshot_store = __nccwpck_require__(2541);
// EXTERNAL MODULE: ./lib/root/referrers.js
var referrers = __nccwpck_require__(6436);
// EXTERNAL MODULE: ./lib/root/records.js
var records = __nccwpck_require__(126);
// EXTERNAL MODULE: ./lib/root/state.js
var root_state = __nccwpck_require__(9873);
// EXTERNAL MODULE: ./lib/root/transitions.js
var transitions = __nccwpck_require__(1832);
;// CONCATENATED MODULE: ./lib/root/layer-survey.js







/** Every layer of the store, with what refers to it: derived from the references, and counted nowhere. */
const surveyLayers = (store) => {
    const links = new Map((0,layer_layers/* listLayers */.VR)(store.layers).map((digest) => [digest, imageLink(store, digest)]));
    const references = new Map();
    const refer = (to, reference) => {
        if (!to)
            return;
        links.set(to.id, to);
        const known = references.get(to.id) ?? new Map();
        references.set(to.id, known.set(`${reference.kind} ${reference.name}`, reference));
    };
    const chain = (stack) => {
        for (const [index, link] of stack.entries())
            refer(stack[index - 1], { kind: 'layer', name: link.id });
    };
    for (const { kind, name, layers } of (0,referrers/* readReferrers */.tV)(store, 'leave out')) {
        if (kind === 'root')
            continue;
        const stack = layers.map((digest) => imageLink(store, digest));
        refer(stack.at(-1), { kind, name });
        chain(stack);
    }
    for (const state of (0,root_state/* readRoots */.Mi)(store, 'leave out')) {
        const { name } = state;
        const stack = stackLinks(store, state);
        refer(stack.at(-1), { kind: 'root', name });
        const upper = upperLink(store, state);
        refer(upper ?? stack.at(-1), { kind: 'upper', name });
        chain(upper ? [...stack, upper] : stack);
    }
    return [...links.values()].map((link) => ({
        ...{ digest: link.digest, state: link.state, root: link.root, origin: link.origin },
        ...describedOf(store, link),
        references: [...(references.get(link.id)?.values() ?? [])],
    }));
};
const imageLink = (store, digest) => (0,layer_layers/* hasLayer */.OY)(store.layers, digest)
    ? { ...imageOf(digest), state: 'image', origin: (0,layer_layers/* describeLayer */.$d)(store.layers, digest).origin }
    : { ...imageOf(digest), state: 'missing', origin: null };
const imageOf = (digest) => ({
    id: digest,
    digest,
    root: null,
});
const stackLinks = (store, state) => state.stack.map((layer) => {
    const digest = (0,records/* digestOfLayer */.ZY)(store, state.name, layer);
    if (digest !== undefined || !('frozen' in layer))
        return imageLink(store, digest ?? '');
    const id = `${state.name}/frozen-${layer.frozen}`;
    return { id, digest: null, state: 'frozen', root: state.name, origin: layer.origin };
});
/** An upper that nothing was written to is no layer yet: it would make none. */
const upperLink = (store, state) => {
    try {
        if (!(0,root_state/* isMounted */.BX)(state) || !(0,transitions/* upperHasChanges */.a1)(store, state))
            return undefined;
    }
    catch {
        // The root was dropped, or went to another generation, meanwhile.
        return undefined;
    }
    return { id: `${state.name}/upper`, digest: null, state: 'upper', root: state.name, origin: null };
};
const describedOf = (store, { digest, state }) => {
    if (digest === null || state === 'missing')
        return { sizeBytes: null, created: null };
    const { size, created } = (0,layer_layers/* describeLayer */.$d)(store.layers, digest);
    return { sizeBytes: size, created };
};

// EXTERNAL MODULE: ./lib/snapshot/snapshot.js
var snapshot = __nccwpck_require__(9250);
// EXTERNAL MODULE: ./lib/snapshot/snapshots.js
var snapshot_snapshots = __nccwpck_require__(5825);
// EXTERNAL MODULE: ./lib/root/stacks.js
var stacks = __nccwpck_require__(6739);
;// CONCATENATED MODULE: ./lib/root/survey.js







/** The snapshots of a root, or those that are found by key, oldest first. */
const surveySnapshots = (store, root, which) => {
    const state = (0,root_state/* readRoot */.XD)(store, root);
    const snapshots = which === 'keys' ? (0,snapshot_snapshots/* listKeys */.TH)(store, 'leave out') : (0,snapshot_snapshots/* listSnapshots */.mW)(store, root, 'leave out');
    const uses = countUses((0,referrers/* readReferrers */.tV)(store, 'leave out'));
    const keysOfStore = (0,snapshot_snapshots/* listKeys */.TH)(store, 'leave out');
    return snapshots.map((snapshot) => {
        const { name, base, layers, created } = snapshot;
        const sizeBytes = (0,referrers/* sizeOfLayers */.fq)(store, layers);
        const ownBytes = (0,referrers/* sizeOfLayers */.fq)(store, layers.filter((digest) => uses.get(digest) === 1));
        return {
            ...{ name, current: state !== undefined && (0,stacks/* standsOn */.RG)(store, state, snapshot), base: base.name },
            parent: parentOf(snapshot, snapshots),
            key: which === 'keys' ? name : (keyOf(store, keysOfStore, snapshot) ?? null),
            ...{ layers: layers.length, stack: layers, sizeBytes, ownBytes, sharedBytes: sizeBytes - ownBytes },
            created,
            used: new Date((0,snapshot_snapshots/* lastUse */.yC)(store, which === 'keys' ? undefined : root, snapshot)).toISOString(),
        };
    });
};
/** How many names and roots need each layer. */
const countUses = (referrers) => {
    const uses = new Map();
    for (const { layers } of referrers)
        for (const digest of new Set(layers))
            uses.set(digest, (uses.get(digest) ?? 0) + 1);
    return uses;
};
const parentOf = ({ layers }, snapshots) => snapshots
    .filter((other) => other.layers.length < layers.length && startsWith(layers, other.layers))
    .reduce((best, other) => (best && best.layers.length >= other.layers.length ? best : other), undefined)?.name ?? null;
const startsWith = (layers, beginning) => beginning.every((digest, index) => layers[index] === digest);
const keyOf = (store, keys, { base, layers }) => keys.find((key) => key.base.identity === base.identity && (0,stacks/* isSameStack */.xq)(store, key.layers, layers))?.name;

// EXTERNAL MODULE: ./lib/cli/context.js
var context = __nccwpck_require__(4641);
// EXTERNAL MODULE: ./lib/cli/print.js
var print = __nccwpck_require__(7721);
// EXTERNAL MODULE: ./lib/cli/root-options.js
var root_options = __nccwpck_require__(6491);
;// CONCATENATED MODULE: ./lib/cli/list.js









const registerList = (program, withContext) => {
    program
        .command('list')
        .description('the snapshots of a root, with the current ones marked')
        .addOption((0,root_options/* rootOption */.SW)())
        .option('--keys', 'the snapshots that are found by key instead')
        .option('--roots', 'the roots instead')
        .option('--layers', 'the layers of the store instead, with what refers to each')
        .option('--json', 'as JSON')
        .action((options) => withContext(async ({ store }) => {
        const { found, rows } = await (0,snapshot_store/* whileNothingIsRemoved */.xU)(store, () => list(store, options));
        if (options.json)
            (0,print/* printJson */.Q2)(found);
        else if (rows.length > 1)
            (0,print/* print */.yy)((0,print/* table */.tp)(rows));
        return 0;
    }));
};
const list = (store, options) => {
    if (options.roots)
        return theRoots(store);
    if (options.layers)
        return theLayers(store);
    return theSnapshots(store, options);
};
const theSnapshots = (store, { root, keys }) => {
    // Before its first use the default root has no snapshots, and is no mistake.
    if (root !== root_options/* defaultRoot */.cc)
        (0,root_state/* requireRoot */.oT)(store, root);
    const found = surveySnapshots(store, root, keys ? 'keys' : 'snapshots');
    const rows = found.map(({ name, current, base, parent, key, layers, sizeBytes, ownBytes, created }) => [
        ...[current ? '*' : '', name, base, parent ?? '', keys ? '' : (key ?? ''), String(layers)],
        ...[(0,format/* formatBytes */.z3)(sizeBytes), (0,format/* formatBytes */.z3)(ownBytes), (0,format/* formatAge */.nV)(Date.parse(created), Date.now())],
    ]);
    return {
        found,
        rows: [['', 'NAME', 'BASE', 'PARENT', keys ? '' : 'KEY', 'LAYERS', 'SIZE', 'OWN', 'AGE'], ...rows],
    };
};
const theRoots = (store) => {
    const found = (0,root_state/* readRoots */.Mi)(store).map(({ name, base, key, stack }) => {
        const current = surveySnapshots(store, name, 'snapshots').filter((snapshot) => snapshot.current);
        return {
            ...{ name, base: base.name, current: current.map((snapshot) => snapshot.name) },
            ...{ key: key ?? null, layers: stack.length },
        };
    });
    const rows = found.map(({ name, base, current, key, layers }) => [
        ...[name, base, current.join(' '), key ?? '', String(layers)],
    ]);
    return { found, rows: [['ROOT', 'BASE', 'CURRENT', 'KEY', 'LAYERS'], ...rows] };
};
const theLayers = (store) => {
    const found = surveyLayers(store);
    const rows = found.map(({ digest, state, root, origin, sizeBytes, created, references }) => [
        ...[
            digest?.slice(0, 12) ?? `${state} of ${root ?? ''}`,
            origin ?? (state === 'missing' ? '(missing)' : ''),
        ],
        ...[
            sizeBytes === null ? '' : (0,format/* formatBytes */.z3)(sizeBytes),
            created ? (0,format/* formatAge */.nV)(Date.parse(created), Date.now()) : '',
        ],
        ...[String(references.length), references.map(({ kind, name }) => `${kind} ${list_short(name)}`).join(', ')],
    ]);
    return { found, rows: [['LAYER', 'ORIGIN', 'SIZE', 'AGE', 'REFERENCES', ''], ...rows] };
};
const list_short = (name) => (/^[0-9a-f]{64}$/.test(name) ? name.slice(0, 12) : name);


/***/ }),

/***/ 7804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ registerLog)
/* harmony export */ });
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8179);
/* harmony import */ var _host_format_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(5703);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7343);
/* harmony import */ var _root_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(453);
/* harmony import */ var _root_stacks_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6739);
/* harmony import */ var _root_records_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(126);
/* harmony import */ var _root_state_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9873);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2848);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(5825);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(2541);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(4641);
/* harmony import */ var _pack_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(7789);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(7721);
/* harmony import */ var _root_options_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(6491);














const registerLog = (program, withContext) => {
    program
        .command('log')
        .description('the layers of a snapshot, topmost first: when, from what, how big, how long it took')
        .argument('[snapshot]', 'a snapshot of the root, a key, or the digest of a layer (default: the current stack)')
        .addOption((0,_root_options_js__WEBPACK_IMPORTED_MODULE_12__/* .rootOption */ .SW)())
        .option('--json', 'as JSON')
        .action((word, { root, json }) => withContext(async (context) => {
        await (0,_pack_js__WEBPACK_IMPORTED_MODULE_10__/* .givePromisedNames */ .Jy)(context, root);
        const { store } = context;
        const found = await (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_8__/* .whileNothingIsRemoved */ .xU)(store, () => layersOf(store, root, word).map((digest) => logged(store, digest)));
        found.reverse();
        if (json)
            (0,_print_js__WEBPACK_IMPORTED_MODULE_11__/* .printJson */ .Q2)(found);
        else if (found.length > 0)
            (0,_print_js__WEBPACK_IMPORTED_MODULE_11__/* .print */ .yy)((0,_print_js__WEBPACK_IMPORTED_MODULE_11__/* .table */ .tp)([head, ...found.map(rowOf)]));
        return 0;
    }));
};
const layersOf = (store, root, word) => {
    if (word === undefined) {
        return (0,_root_state_js__WEBPACK_IMPORTED_MODULE_5__/* .requireRoot */ .oT)(store, root)
            .stack.map((layer) => (0,_root_records_js__WEBPACK_IMPORTED_MODULE_4__/* .digestOfLayer */ .ZY)(store, root, layer))
            .filter((digest) => digest !== undefined);
    }
    if (!(0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_7__/* .listKeys */ .TH)(store, 'leave out').some(({ name }) => name === word))
        (0,_root_state_js__WEBPACK_IMPORTED_MODULE_5__/* .requireRoot */ .oT)(store, root);
    const snapshot = (0,_root_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveReference */ .s)(store, root, word);
    (0,_root_stacks_js__WEBPACK_IMPORTED_MODULE_3__/* .requireWhole */ .Z7)(store, snapshot);
    return snapshot.layers;
};
const logged = (store, digest) => {
    const { origin, created, size, contentSize, entries, packMilliseconds, makeMilliseconds, squashed } = (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .describeLayer */ .$d)(store.layers, digest);
    return {
        ...{ digest, origin, created, sizeBytes: size, contentBytes: contentSize, entries, packMilliseconds },
        makeMilliseconds: makeMilliseconds ?? null,
        squashed: squashed?.length ?? null,
    };
};
const head = ['LAYER', 'FROM', 'AGE', 'SIZE', 'CONTENT', 'ENTRIES', 'MADE IN', 'PACKED IN'];
const rowOf = (layer) => [
    ...[layer.digest.slice(0, 12), layer.origin, (0,_host_format_js__WEBPACK_IMPORTED_MODULE_13__/* .formatAge */ .nV)(Date.parse(layer.created), Date.now())],
    ...[(0,_host_format_js__WEBPACK_IMPORTED_MODULE_13__/* .formatBytes */ .z3)(layer.sizeBytes), (0,_host_format_js__WEBPACK_IMPORTED_MODULE_13__/* .formatBytes */ .z3)(layer.contentBytes), String(layer.entries)],
    layer.makeMilliseconds === null ? '' : (0,_host_format_js__WEBPACK_IMPORTED_MODULE_13__/* .formatSeconds */ .Xo)(layer.makeMilliseconds),
    (0,_host_format_js__WEBPACK_IMPORTED_MODULE_13__/* .formatSeconds */ .Xo)(layer.packMilliseconds),
];


/***/ }),

/***/ 7250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ originOf)
/* harmony export */ });
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4641);

/**
 * What made a layer, for its description: `run make`, `snapshot deps (job build)`. Never a whole command line, which may
 * hold secrets: descriptions travel with the layers.
 */
const originOf = (command, { caller }, what = '') => {
    const job = caller.environment['GITHUB_JOB'];
    return [command, what, ...(job ? [`(job ${job})`] : [])].filter((word) => word !== '').join(' ');
};


/***/ }),

/***/ 7789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Jy: () => (/* binding */ givePromisedNames),
/* harmony export */   mK: () => (/* binding */ packAndSay),
/* harmony export */   p2: () => (/* binding */ registerPack),
/* harmony export */   rb: () => (/* binding */ packUnlessPackingAndSay)
/* harmony export */ });
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8179);
/* harmony import */ var _root_pack_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4);
/* harmony import */ var _root_records_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(126);
/* harmony import */ var _root_state_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9873);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4641);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7721);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(706);
/* harmony import */ var _root_options_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6491);








const registerPack = (program, withContext) => {
    program
        .command('pack')
        .description('turn what was committed in a root into images, where that is still to be done')
        .addOption((0,_root_options_js__WEBPACK_IMPORTED_MODULE_7__/* .rootOption */ .SW)())
        .option('--json', 'print what was saved as JSON')
        .action(({ root, json }) => withContext(async (context) => {
        (0,_root_state_js__WEBPACK_IMPORTED_MODULE_3__/* .requireRoot */ .oT)(context.store, root);
        const packed = await packAndSay(context, root);
        if (json)
            (0,_print_js__WEBPACK_IMPORTED_MODULE_5__/* .printJson */ .Q2)(packed);
        return 0;
    }));
};
/** Packs what is frozen in a root, and says what came of it. */
const packAndSay = async ({ store, tools, say }, root, awaited) => {
    const packed = await (0,_root_pack_js__WEBPACK_IMPORTED_MODULE_1__/* .packRoot */ .iy)(store, root, { tools, say }, awaited);
    (0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .sayPacked */ .wl)(packed, say);
    return packed;
};
/** The same, but that nothing is done while another command packs. */
const packUnlessPackingAndSay = async ({ store, tools, say }, root) => {
    (0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .sayPacked */ .wl)(await (0,_root_pack_js__WEBPACK_IMPORTED_MODULE_1__/* .packRootUnlessPacking */ .NY)(store, root, { tools, say }), say);
};
/**
 * Gives the names that a root's commits promised: the commands that read or change names see them then.
 * @param name only where this one is among them
 */
const givePromisedNames = async (context, root, name) => {
    const state = (0,_root_state_js__WEBPACK_IMPORTED_MODULE_3__/* .readRoot */ .XD)(context.store, root);
    if (!state)
        return;
    const isWanted = name === undefined || (0,_root_records_js__WEBPACK_IMPORTED_MODULE_2__/* .openPending */ .Yn)(context.store, state).some((pending) => pending.name === name);
    if (isWanted)
        await packAndSay(context, root);
};


/***/ }),

/***/ 7721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q2: () => (/* binding */ printJson),
/* harmony export */   Yf: () => (/* binding */ printAside),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   yy: () => (/* binding */ print)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);

/** Writes a line of the answer to standard output. */
const print = (line) => {
    process.stdout.write(`${line}\n`);
};
const printJson = (value) => {
    print(JSON.stringify(value, null, 2));
};
/**
 * Writes a line for the person to standard error. Not by process.stderr: that makes a pipe non-blocking, and the programs
 * that write to the same pipe meanwhile would lose what does not fit.
 */
const printAside = (line) => {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(2, `${line}\n`);
    }
    catch {
        // Nobody reads it, which is no reason to leave the work undone.
    }
};
/** Columns as wide as their widest cell, two spaces apart; cells of numbers stand to the right. */
const table = (rows) => {
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    const isNumeric = (text) => /^[\d.]+( [kMGT]?B)?$/.test(text);
    return rows
        .map((row) => row
        .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isNumeric(cell) ? cell.padStart(width) : cell.padEnd(width);
    })
        .join('  ')
        .trimEnd())
        .join('\n');
};


/***/ }),

/***/ 9456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ registerRemove)
/* harmony export */ });
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8179);
/* harmony import */ var _root_names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9116);
/* harmony import */ var _gc_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5906);
/* harmony import */ var _pack_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7789);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4641);
/* harmony import */ var _root_options_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6491);






const registerRemove = (program, withContext) => {
    program
        .command('remove')
        .description('forget names of snapshots; layers that nothing refers to any more are removed')
        .argument('<name...>', 'snapshots of the root, or keys')
        .addOption((0,_root_options_js__WEBPACK_IMPORTED_MODULE_5__/* .rootOption */ .SW)())
        .action((names, { root }) => withContext(async (context) => {
        await (0,_pack_js__WEBPACK_IMPORTED_MODULE_3__/* .givePromisedNames */ .Jy)(context, root);
        await (0,_root_names_js__WEBPACK_IMPORTED_MODULE_1__/* .removeNames */ .nK)(context.store, root, names);
        await (0,_gc_js__WEBPACK_IMPORTED_MODULE_2__/* .collectAfter */ .J6)(context);
        return 0;
    }));
};


/***/ }),

/***/ 7878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ registerRename)
/* harmony export */ });
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8179);
/* harmony import */ var _root_names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9116);
/* harmony import */ var _snapshot_names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8480);
/* harmony import */ var _pack_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7789);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4641);
/* harmony import */ var _root_options_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6491);






const registerRename = (program, withContext) => {
    program
        .command('rename')
        .description('give a snapshot another name')
        .argument('<from>', 'a snapshot of the root')
        .argument('<to>', 'its name from now on')
        .addOption((0,_root_options_js__WEBPACK_IMPORTED_MODULE_5__/* .rootOption */ .SW)())
        .option('--force', 'move a name that exists')
        .action((from, to, { root, force = false }) => withContext(async (context) => {
        (0,_snapshot_names_js__WEBPACK_IMPORTED_MODULE_2__/* .checkName */ .I3)('snapshot', to);
        await (0,_pack_js__WEBPACK_IMPORTED_MODULE_3__/* .givePromisedNames */ .Jy)(context, root);
        await (0,_root_names_js__WEBPACK_IMPORTED_MODULE_1__/* .renameSnapshot */ .dX)(context.store, root, { from, to, force });
        return 0;
    }));
};


/***/ }),

/***/ 706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   wl: () => (/* binding */ sayPacked),
/* harmony export */   xY: () => (/* binding */ sayMatch)
/* harmony export */ });
/* unused harmony export matchText */
/* harmony import */ var _host_format_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5703);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2848);
/* harmony import */ var _root_match_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7577);
/* harmony import */ var _root_start_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7316);
/* harmony import */ var _root_start_name_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3350);
/* harmony import */ var _root_pack_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4);






/** What was found for a key, and why: `key "deps-1": miss, starting from "deps-0"`. */
const matchText = (key, { kind, snapshot }) => {
    switch (kind) {
        case 'exact':
            return `key "${key}": hit, ${snapshot.layers.length} layer${snapshot.layers.length === 1 ? '' : 's'}`;
        case 'prefix':
            return `key "${key}": miss, starting from "${snapshot.name}"`;
        case 'none':
            return `key "${key}": miss, starting from the base`;
    }
};
const sayMatch = ({ match }, key, say) => {
    if (match && key !== undefined)
        say(matchText(key, match));
};
const sayPacked = ({ layers, snapshots }, say) => {
    for (const layer of layers)
        say(layerText(layer));
    for (const { name, layers: stack } of snapshots.filter(({ name }) => name !== _root_start_name_js__WEBPACK_IMPORTED_MODULE_3__/* .startName */ .S))
        say(`saved "${name}": ${stack.length} layer${stack.length === 1 ? '' : 's'}`);
};
const layerText = ({ origin, entries, contentSize, size, packMilliseconds }) => `packed ${origin}: ${entries} entries, ${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatBytes */ .z3)(contentSize)} as ${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatBytes */ .z3)(size)}, in ${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatSeconds */ .Xo)(packMilliseconds)}`;


/***/ }),

/***/ 1300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  A: () => (/* binding */ registerRollback)
});

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __nccwpck_require__(8179);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/snapshot/snapshots.js
var snapshots = __nccwpck_require__(5825);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var store = __nccwpck_require__(2541);
// EXTERNAL MODULE: ./lib/root/lock.js
var lock = __nccwpck_require__(2549);
// EXTERNAL MODULE: ./lib/root/pack.js + 2 modules
var pack = __nccwpck_require__(4);
// EXTERNAL MODULE: ./lib/root/reference.js
var reference = __nccwpck_require__(453);
// EXTERNAL MODULE: ./lib/root/stacks.js
var stacks = __nccwpck_require__(6739);
// EXTERNAL MODULE: ./lib/root/state.js
var state = __nccwpck_require__(9873);
// EXTERNAL MODULE: ./lib/root/transitions.js
var transitions = __nccwpck_require__(1832);
;// CONCATENATED MODULE: ./lib/root/roll-back.js









const what = 'dropping the changes';
/** Drops a root's upper: it is as its stack says. */
const cleanRoot = (store, root, busy) => (0,lock/* changeRoot */.t)(store, root, { busy, what }, (state) => (0,transitions/* resetRoot */.SY)(store, state));
/**
 * Drops a root's upper and puts it on another stack, to which later cleans return. Throws RootstockError, with nothing
 * changed, where the word means no stack of the root's base, or one that is not whole.
 * @param word a snapshot's name, a key or a layer's digest
 */
const rollBackRoot = (store, root, word, { busy, ...packing }) => {
    // Before anything that runs there is ended.
    (0,reference/* resolveReference */.s)(store, root, word);
    return (0,pack/* changePackedRoot */.nz)(store, root, { busy, what, ...packing }, async (state) => {
        for (;;) {
            const snapshot = (0,reference/* resolveReference */.s)(store, root, word);
            if (snapshot.base.name !== state.base.name) {
                throw new errors/* RootstockError */.RK(`rollback of root "${root}"`, `"${word}" stands on ${snapshot.base.name}, not on ${state.base.name}`);
            }
            (0,stacks/* requireWhole */.Z7)(store, snapshot);
            const done = await (0,stacks/* withLayers */.V$)(store, snapshot.layers, () => (0,transitions/* resetRoot */.SY)(store, { ...state, base: snapshot.base }, { stack: (0,transitions/* stackOf */.US)(snapshot.layers) }));
            // Else a layer was removed after the name was read, and with it the name.
            if (!done)
                continue;
            (0,snapshots/* markUsed */.Nm)(store, root, snapshot);
            return done;
        }
    });
};

// EXTERNAL MODULE: ./lib/cli/context.js
var context = __nccwpck_require__(4641);
// EXTERNAL MODULE: ./lib/cli/pack.js
var cli_pack = __nccwpck_require__(7789);
// EXTERNAL MODULE: ./lib/cli/root-options.js
var root_options = __nccwpck_require__(6491);
;// CONCATENATED MODULE: ./lib/cli/rollback.js






const killOption = () => new esm/* Option */.c$('--kill', 'end commands that use the root, instead of refusing (what they left running is ended in any case)');
const busyOf = ({ kill }) => (kill ? 'end' : 'end-daemons');
const registerRollback = (program, withContext) => {
    program
        .command('rollback-to')
        .description('drop what was changed in a root; the named snapshot is now current')
        .argument('<snapshot>', 'a snapshot of the root, a key, or the digest of a layer')
        .addOption((0,root_options/* rootOption */.SW)())
        .addOption(killOption())
        .action((word, options) => withContext(async (context) => {
        const { store, tools, say } = context;
        (0,state/* requireRoot */.oT)(store, options.root);
        await (0,cli_pack/* givePromisedNames */.Jy)(context, options.root);
        await rollBackRoot(store, options.root, word, { busy: busyOf(options), tools, say });
        return 0;
    }));
    program
        .command('clean')
        .description('drop what was changed in a root; back to its current snapshot')
        .addOption((0,root_options/* rootOption */.SW)())
        .addOption(killOption())
        .action((options) => withContext(async ({ store }) => {
        (0,state/* requireRoot */.oT)(store, options.root);
        await cleanRoot(store, options.root, busyOf(options));
        return 0;
    }));
};


/***/ }),

/***/ 6491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ parseSize),
/* harmony export */   GH: () => (/* binding */ startOf),
/* harmony export */   SW: () => (/* binding */ rootOption),
/* harmony export */   cc: () => (/* binding */ defaultRoot),
/* harmony export */   mB: () => (/* binding */ addRootOptions),
/* harmony export */   yP: () => (/* binding */ bindsOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8179);
/* harmony import */ var _base_base_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4674);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(452);
/* harmony import */ var _layer_compression_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5847);
/* harmony import */ var _root_binds_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9980);
/* harmony import */ var _root_overlay_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(1648);
/* harmony import */ var _root_find_stack_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(2004);
/* harmony import */ var _root_state_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(9873);
/* harmony import */ var _host_caller_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(5987);
/* harmony import */ var _snapshot_names_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(8480);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(4641);
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(7250);














const defaultRoot = 'default';
const collectValues = (value, earlier) => [...earlier, value];
/** `--root R`, for every command that works on one. */
const rootOption = () => new commander__WEBPACK_IMPORTED_MODULE_2__/* .Option */ .c$('--root <name>', 'the root to work on')
    .default(defaultRoot)
    .argParser((name) => (0,_snapshot_names_js__WEBPACK_IMPORTED_MODULE_11__/* .checkName */ .I3)('root', name));
const addRootOptions = (command) => command
    .addOption(rootOption())
    .option('--base <base>', 'what it stands on: host, debian:SUITE, ubuntu:SUITE, dir:PATH, tar:PATH, tar:URL#sha256=… (default: host)')
    .option('--key <key>', 'start from the snapshot of this key')
    .option('--restore-key <prefix>', 'else from the newest whose key starts so (may be repeated)', collectValues, [])
    .option('--setup <file>', 'a script that makes the snapshot of the key, once, as root (- reads standard input)')
    .option('--compression <compression>', 'how layers are packed: [squashfs|erofs/]ALGORITHM[:LEVEL] (default: zstd:3)')
    .option('--max-layers <number>', 'squash a stack that grows longer (default: 64)', parseLayers)
    .option('--scratch <place>', 'where uppers are kept: auto, loop, tmpfs or a directory', 'auto')
    .option('--scratch-size <size>', 'bytes, or with K, M, G: how much a scratch may hold', parseSize)
    .option('--bind <src[:dst][:ro]>', 'show a directory or file of this machine (may be repeated)', collectValues, []);
const parseLayers = (text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= 2 && number <= _root_overlay_js__WEBPACK_IMPORTED_MODULE_7__/* .mostLayers */ .mO)
        return number;
    throw new commander__WEBPACK_IMPORTED_MODULE_2__/* .InvalidArgumentError */ .Di(`It is a number from 2 to ${_root_overlay_js__WEBPACK_IMPORTED_MODULE_7__/* .mostLayers */ .mO}.`);
};
const parseSize = (text) => {
    const match = /^(\d+(?:\.\d+)?)([KMGT]?)(?:i?B)?$/i.exec(text);
    if (!match)
        throw new commander__WEBPACK_IMPORTED_MODULE_2__/* .InvalidArgumentError */ .Di('It is a number of bytes, with K, M, G or T after it.');
    const power = ['', 'K', 'M', 'G', 'T'].indexOf((match[2] ?? '').toUpperCase());
    return Math.floor(Number(match[1]) * 1024 ** power);
};
/** What the options ask for, all of it checked, with nothing done yet. Throws UsageError. */
const startOf = (options, context, owner = { kind: 'user' }) => {
    const { caller, directory, say, tools } = context;
    const key = options.key === undefined ? undefined : (0,_snapshot_names_js__WEBPACK_IMPORTED_MODULE_11__/* .checkKey */ .yR)(options.key);
    if (options.setup !== undefined && key === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UsageError */ .eb('--setup', 'it makes the snapshot of a key, and none is given', 'Add --key KEY');
    }
    if (key !== undefined && options.snapshot !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UsageError */ .eb('--key with --snapshot', 'a root starts from one of them', 'Give one of the two');
    }
    return {
        name: (0,_snapshot_names_js__WEBPACK_IMPORTED_MODULE_11__/* .checkName */ .I3)('root', options.root),
        base: options.base,
        parseBase: (name) => (0,_base_base_js__WEBPACK_IMPORTED_MODULE_3__/* .parseBase */ .Hp)(name, context.base),
        key,
        restoreKeys: options.restoreKey.map(_snapshot_names_js__WEBPACK_IMPORTED_MODULE_11__/* .checkKey */ .yR),
        snapshot: options.snapshot,
        setup: options.setup === undefined
            ? undefined
            : {
                script: readScript(options.setup, directory),
                caller,
                directory,
                say,
                origin: (0,_origin_js__WEBPACK_IMPORTED_MODULE_13__/* .originOf */ .y)('setup of', context, key),
            },
        compression: options.compression === undefined ? _layer_compression_js__WEBPACK_IMPORTED_MODULE_5__/* .defaultCompression */ .E$ : (0,_layer_compression_js__WEBPACK_IMPORTED_MODULE_5__/* .parseCompression */ .Gd)(options.compression),
        maxLayers: options.maxLayers,
        scratch: {
            kind: options.scratch,
            ...(options.scratchSize === undefined ? {} : { bytes: options.scratchSize }),
            ...(caller.environment['RUNNER_TEMP'] === undefined
                ? {}
                : { runnerTemp: caller.environment['RUNNER_TEMP'] }),
        },
        binds: bindsOf(options, context),
        users: rootUsers(caller),
        owner,
        options: { tools, say },
    };
};
/** What the directory and the environment call for, and what was asked for. */
const bindsOf = ({ bind }, { caller, directory }) => [
    ...(0,_root_binds_js__WEBPACK_IMPORTED_MODULE_6__/* .usualBinds */ .p3)(caller.environment, directory),
    ...bind.map((text) => (0,_root_binds_js__WEBPACK_IMPORTED_MODULE_6__/* .parseBind */ .vo)(text, directory)),
];
const readScript = (file, directory) => {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file === '-' ? 0 : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, file), 'utf8');
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UsageError */ .eb(`setup "${file}"`, (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error), 'Name a script that can be read');
    }
};
/** The caller, unless every system knows them already. */
const rootUsers = ({ uid, gid, name, environment }) => uid === 0 ? [] : [{ uid, gid, name, home: environment['HOME'] ?? `/home/${name}` }];


/***/ }),

/***/ 3528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  V: () => (/* binding */ run_enter),
  j: () => (/* binding */ registerRun)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __nccwpck_require__(8179);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __nccwpck_require__(4627);
// EXTERNAL MODULE: ./lib/host/namespace.js
var namespace = __nccwpck_require__(1197);
// EXTERNAL MODULE: ./lib/root/furnish.js
var furnish = __nccwpck_require__(1683);
// EXTERNAL MODULE: ./lib/root/enter.js + 1 modules
var enter = __nccwpck_require__(822);
// EXTERNAL MODULE: ./lib/root/lock.js
var root_lock = __nccwpck_require__(2549);
// EXTERNAL MODULE: ./lib/root/reference.js
var reference = __nccwpck_require__(453);
// EXTERNAL MODULE: ./lib/root/start.js
var root_start = __nccwpck_require__(7316);
// EXTERNAL MODULE: ./lib/root/state.js
var root_state = __nccwpck_require__(9873);
// EXTERNAL MODULE: ./lib/root/take-snapshot.js
var take_snapshot = __nccwpck_require__(6594);
// EXTERNAL MODULE: ./lib/root/users.js
var users = __nccwpck_require__(1072);
// EXTERNAL MODULE: ./lib/snapshot/names.js
var names = __nccwpck_require__(8480);
// EXTERNAL MODULE: ./lib/cli/context.js
var context = __nccwpck_require__(4641);
// EXTERNAL MODULE: ./lib/host/processes.js
var processes = __nccwpck_require__(9415);
// EXTERNAL MODULE: ./lib/root/drop.js
var drop = __nccwpck_require__(1459);
// EXTERNAL MODULE: ./lib/root/pack.js + 2 modules
var pack = __nccwpck_require__(4);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var store = __nccwpck_require__(2541);
// EXTERNAL MODULE: ./lib/root/create.js
var create = __nccwpck_require__(9270);
// EXTERNAL MODULE: ./lib/root/stacks.js
var stacks = __nccwpck_require__(6739);
;// CONCATENATED MODULE: ./lib/root/copy.js





/**
 * Makes a root on the stack of another, without that one's upper. Throws RootstockError where a layer of it is not an image
 * yet, or is missing.
 */
const copyRoot = async (store, original, root) => {
    const { name, compression, maxLayers, scratch, binds, users, owner } = root;
    for (;;) {
        const state = (0,root_state/* requireRoot */.oT)(store, original);
        const layers = (0,stacks/* digestsOf */.nw)(store, state);
        if (!layers)
            throw new errors/* RootstockError */.RK(`copying root "${original}"`, 'it was changed meanwhile', 'Try again');
        (0,stacks/* requireWhole */.Z7)(store, { name: original, layers });
        const { base, architecture } = state;
        const made = await (0,stacks/* withLayers */.V$)(store, layers, () => (0,create/* createRoot */.H)(store, {
            ...{ name, base, architecture, compression, maxLayers, scratch, binds, users, owner, layers },
            key: undefined,
        }));
        if (made)
            return;
    }
};

// EXTERNAL MODULE: ./lib/cli/report.js
var report = __nccwpck_require__(706);
// EXTERNAL MODULE: ./lib/cli/root-options.js
var root_options = __nccwpck_require__(6491);
;// CONCATENATED MODULE: ./lib/cli/ephemeral.js









/**
 * Runs `work` in a root of its own, over the stack of the root that the options name, without that root's upper; over
 * what the options ask for when there is no such root. Drops it, with all that was done in it, when `work` ends.
 */
const withEphemeralRoot = async (context, options, work) => {
    const { store, say, tools } = context;
    const owner = {
        kind: 'process',
        pid: process.pid,
        startTime: (0,processes/* processStartTime */.X0)(process.pid) ?? '',
        boot: (0,processes/* bootIdentity */.$s)(),
    };
    const name = `ephemeral-${process.pid}`;
    const start = { ...(0,root_options/* startOf */.GH)(options, context, owner), name, snapshotsOf: options.root };
    const original = options.key === undefined && options.snapshot === undefined ? (0,root_state/* readRoot */.XD)(store, options.root) : undefined;
    if (original) {
        // Only images are shared between roots.
        await (0,pack/* packWholeStack */.fJ)(store, original.name, { tools, say });
        await copyRoot(store, original.name, start);
    }
    else {
        const started = await (0,root_start/* startRoot */.n)(store, start);
        (0,report/* sayMatch */.xY)(started, start.key, say);
        await (0,pack/* packRoot */.iy)(store, name, { tools, say });
    }
    try {
        return await work(name);
    }
    finally {
        await (0,drop/* dropRoot */.Ez)(store, name, 'end');
    }
};

// EXTERNAL MODULE: ./lib/cli/origin.js
var origin = __nccwpck_require__(7250);
// EXTERNAL MODULE: ./lib/cli/pack.js
var cli_pack = __nccwpck_require__(7789);
;// CONCATENATED MODULE: ./lib/cli/run.js



















const registerRun = (program, withContext) => {
    entryOptions(program.command('run'))
        .description('run a program in a root, which is made where there is none')
        .argument('<command...>', 'the program and its arguments, best after --')
        .passThroughOptions()
        .option('--ephemeral', 'in a copy that is dropped with the program')
        .option('--commit <name>', 'take a snapshot of this name when the program succeeds')
        .option('--force', 'let --commit move a name that exists')
        .action((command, options) => withContext((context) => run(context, { ...options, program: (0,external_node_path_.basename)(command[0]) }, () => command)));
    entryOptions(program.command('shell'))
        .description('an interactive shell in a root, which is made where there is none')
        .option('--ephemeral', 'in a copy that is dropped with the shell')
        .action((options) => withContext((context) => run(context, options, ({ holder }, merged) => [(0,enter/* shellInRoot */.ip)(holder, merged)])));
};
const entryOptions = (command) => (0,root_options/* addRootOptions */.mB)(command)
    .option('--snapshot <name>', 'start from this snapshot')
    .option('--user <user>', 'as whom: a name that the root knows, UID or UID:GID (default: the caller)')
    .option('--workdir <directory>', 'where, inside the root (default: the current directory)');
const run = async (context, options, program) => {
    if (options.ephemeral) {
        return withEphemeralRoot(context, options, (name) => run_enter(context, { ...options, root: name }, program));
    }
    const start = (0,root_options/* startOf */.GH)(options, context);
    const { commit: name } = options;
    if (name !== undefined) {
        (0,names/* checkName */.I3)('snapshot', name);
        await (0,cli_pack/* givePromisedNames */.Jy)(context, options.root, name);
        const existing = (0,root_state/* readRoot */.XD)(context.store, options.root);
        // Before the program runs for nothing.
        if (existing && !options.force)
            (0,reference/* requireFreeName */.x)(context.store, existing, name);
    }
    const started = await (0,root_start/* startRoot */.n)(context.store, start);
    (0,report/* sayMatch */.xY)(started, start.key, context.say);
    const began = Date.now();
    const entering = run_enter(context, options, program);
    // What a setup made is packed beside the program, and saved when the command ends. What another command packs, that saves.
    const isOurs = start.setup !== undefined && started.match !== undefined && started.match.kind !== 'exact';
    const packing = (isOurs
        ? (0,cli_pack/* packAndSay */.mK)(context, options.root, started.state.pending)
        : (0,cli_pack/* packUnlessPackingAndSay */.rb)(context, options.root)).then(() => undefined, (error) => error);
    const exitCode = await entering;
    const problem = await packing;
    if (problem instanceof Error)
        throw problem;
    if (exitCode === 0 && name !== undefined) {
        const how = { kind: 'snapshot', strict: false, busy: 'refuse', ifChanged: false };
        const { root, force = false } = options;
        const making = { origin: (0,origin/* originOf */.y)('run', context, options.program), makeMilliseconds: Date.now() - began };
        const promised = await (0,take_snapshot/* takeSnapshot */.W)(context.store, root, { ...how, name, force, ...making });
        await (0,cli_pack/* packAndSay */.mK)(context, root, promised && [promised]);
    }
    return exitCode;
};
/** Runs a program in a root that is there, and returns its exit status. */
const run_enter = async (context, options, program) => {
    const { store, caller, directory, say } = context;
    const { state, lock } = await (0,root_lock/* useRoot */.e)(store, options.root);
    try {
        const merged = (0,root_state/* rootPaths */.R7)(store, state.name).merged(state.generation);
        await (0,furnish/* showBinds */.eI)(context.store, state, (0,root_options/* bindsOf */.yP)(options, context));
        return await (0,enter/* enterRoot */.x4)({
            namespace: state.holder,
            merged,
            runAs: options.user === undefined
                ? (0,users/* runAsCaller */.RY)(caller)
                : (0,users/* findUser */.Hr)((0,namespace/* outsidePath */.dX)(state.holder, merged), options.user),
            caller,
            directory: (0,enter/* directoryInRoot */.dD)(state.holder, merged, { asked: options.workdir, current: directory }, say),
            argv: program(state, merged),
        });
    }
    finally {
        await lock.release();
    }
};


/***/ }),

/***/ 3905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ registerScrub)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8179);
/* harmony import */ var _root_drop_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1459);
/* harmony import */ var _root_leftovers_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1248);
/* harmony import */ var _root_state_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9873);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2541);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4641);
/* harmony import */ var _gc_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(5906);
/* harmony import */ var _root_options_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(6491);










const registerScrub = (program, withContext) => {
    program
        .command('scrub')
        .description('remove a root and all that is only its own')
        .addOption((0,_root_options_js__WEBPACK_IMPORTED_MODULE_9__/* .rootOption */ .SW)())
        .option('--all', 'every root, snapshot, key, base and layer of the store')
        .option('--kill', 'end commands that use it, instead of refusing')
        .option('--if-exists', 'do nothing when there is no such root')
        .action(({ root, all, kill, ifExists }) => withContext(async (context) => {
        const { store, say } = context;
        const busy = kill ? 'end' : 'end-daemons';
        const roots = (0,_root_state_js__WEBPACK_IMPORTED_MODULE_5__/* .listRoots */ .qV)(store);
        if (!all && !roots.includes(root) && !ifExists)
            say(`there is no root "${root}"`);
        for (const name of all ? roots : [root])
            await (0,_root_drop_js__WEBPACK_IMPORTED_MODULE_3__/* .dropRoot */ .Ez)(store, name, busy);
        if (all) {
            await (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_6__/* .aloneInStore */ .O2)(store, () => {
                // Also those that cannot be read.
                for (const directory of [store.keys, store.bases])
                    for (const name of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory).filter((file) => file.endsWith('.json')))
                        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name));
            });
        }
        await (0,_root_drop_js__WEBPACK_IMPORTED_MODULE_3__/* .sweepRoots */ .KK)(store);
        await (0,_gc_js__WEBPACK_IMPORTED_MODULE_8__/* .collectAfter */ .J6)(context);
        if (all)
            await (0,_root_leftovers_js__WEBPACK_IMPORTED_MODULE_4__/* .removeLeftovers */ .D)(store);
        return 0;
    }));
};


/***/ }),

/***/ 3292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ registerSnapshot)
/* harmony export */ });
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8179);
/* harmony import */ var _root_state_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9873);
/* harmony import */ var _root_take_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6594);
/* harmony import */ var _snapshot_names_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8480);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5825);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4641);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7721);
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(7250);
/* harmony import */ var _pack_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(7789);
/* harmony import */ var _root_options_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(6491);










const registerSnapshot = (program, withContext) => {
    program
        .command('snapshot')
        .description('commit what was changed in a root; the name is now current')
        .argument('<name>', 'the name of the snapshot')
        .addOption((0,_root_options_js__WEBPACK_IMPORTED_MODULE_9__/* .rootOption */ .SW)())
        .option('--kill', 'end what still runs in the root, instead of refusing')
        .option('--force', 'move a name that exists')
        .option('--strict', 'fail where the image cannot hold something, instead of saying so')
        .option('--as-key', 'name it as a key, which every root finds')
        .option('--if-changed', 'only when something was changed')
        .option('--if-missing', 'only when the name is not there yet')
        .option('--json', 'print what was saved as JSON')
        .action((name, options) => withContext((context) => snapshot(context, name, options)));
};
const snapshot = async (context, name, options) => {
    const { store, say } = context;
    const { base, architecture } = (0,_root_state_js__WEBPACK_IMPORTED_MODULE_1__/* .requireRoot */ .oT)(store, options.root);
    // A command that was killed may have promised it, and not have given it.
    await (0,_pack_js__WEBPACK_IMPORTED_MODULE_8__/* .givePromisedNames */ .Jy)(context, options.root, name);
    const existing = options.asKey
        ? (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .findByKey */ .Wf)(store, base.identity, architecture, name)
        : (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .findSnapshot */ .Cb)(store, options.root, name);
    if (options.ifMissing && existing) {
        say(`"${name}" is there already`);
        if (options.json)
            (0,_print_js__WEBPACK_IMPORTED_MODULE_6__/* .printJson */ .Q2)({ saved: false });
        return 0;
    }
    if (options.asKey)
        (0,_snapshot_names_js__WEBPACK_IMPORTED_MODULE_3__/* .checkKey */ .yR)(name);
    else
        (0,_snapshot_names_js__WEBPACK_IMPORTED_MODULE_3__/* .checkName */ .I3)('snapshot', name);
    const started = performance.now();
    const committed = await (0,_root_take_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .takeSnapshot */ .W)(store, options.root, {
        name,
        kind: options.asKey ? 'key' : 'snapshot',
        strict: options.strict ?? false,
        busy: options.kill ? 'end' : 'refuse',
        ifChanged: options.ifChanged ?? false,
        force: options.force ?? false,
        origin: (0,_origin_js__WEBPACK_IMPORTED_MODULE_7__/* .originOf */ .y)('snapshot', context, name),
    });
    const pause = performance.now() - started;
    if (!committed) {
        say(`nothing was changed in root "${options.root}": no snapshot "${name}" is taken`);
        if (options.json)
            (0,_print_js__WEBPACK_IMPORTED_MODULE_6__/* .printJson */ .Q2)({ saved: false });
        return 0;
    }
    const packed = await (0,_pack_js__WEBPACK_IMPORTED_MODULE_8__/* .packAndSay */ .mK)(context, options.root, [committed]);
    if (options.json)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_6__/* .printJson */ .Q2)({ saved: true, pauseMilliseconds: Math.round(pause), ...packed });
    else
        (0,_print_js__WEBPACK_IMPORTED_MODULE_6__/* .print */ .yy)(name);
    return 0;
};


/***/ }),

/***/ 5977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ registerSquash)
/* harmony export */ });
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8179);
/* harmony import */ var _host_format_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(5703);
/* harmony import */ var _root_pack_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4);
/* harmony import */ var _root_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(453);
/* harmony import */ var _root_squash_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(969);
/* harmony import */ var _root_stacks_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6739);
/* harmony import */ var _root_state_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9873);
/* harmony import */ var _snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9250);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2541);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(4641);
/* harmony import */ var _gc_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(5906);
/* harmony import */ var _pack_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(7789);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(7721);
/* harmony import */ var _root_options_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(6491);














const registerSquash = (program, withContext) => {
    program
        .command('squash')
        .description('make one layer of those that a snapshot has above its base; its other names move with it')
        .argument('[snapshot]', 'a snapshot of the root, or a key (default: the current stack)')
        .addOption((0,_root_options_js__WEBPACK_IMPORTED_MODULE_12__/* .rootOption */ .SW)())
        .option('--json', 'print what was made as JSON')
        .action((word, { root, json }) => withContext((context) => squash(context, root, word, json)));
};
const squash = async (context, root, word, json) => {
    const { store, tools, say } = context;
    (0,_root_state_js__WEBPACK_IMPORTED_MODULE_5__/* .requireRoot */ .oT)(store, root);
    await (0,_pack_js__WEBPACK_IMPORTED_MODULE_10__/* .givePromisedNames */ .Jy)(context, root);
    const squashed = await (0,_root_pack_js__WEBPACK_IMPORTED_MODULE_1__/* .whileNobodyPacks */ .x6)(store, root, () => {
        const snapshot = word === undefined ? presentStack(store, root) : (0,_root_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveReference */ .s)(store, root, word);
        (0,_root_stacks_js__WEBPACK_IMPORTED_MODULE_4__/* .requireWhole */ .Z7)(store, snapshot);
        return (0,_root_squash_js__WEBPACK_IMPORTED_MODULE_3__/* .squashStack */ ._4)(store, root, snapshot, { tools, say });
    });
    if (!squashed)
        say('there are not two layers to squash');
    else {
        say(`squashed ${squashed.count} layers into one of ${(0,_host_format_js__WEBPACK_IMPORTED_MODULE_13__/* .formatBytes */ .z3)(squashed.layer.size)}`);
        await (0,_gc_js__WEBPACK_IMPORTED_MODULE_9__/* .collectAfter */ .J6)(context);
    }
    if (json) {
        const made = squashed && {
            digest: squashed.layer.digest,
            squashed: squashed.count,
            current: squashed.isMounted,
        };
        (0,_print_js__WEBPACK_IMPORTED_MODULE_11__/* .printJson */ .Q2)(made ?? { squashed: 0 });
    }
    return 0;
};
const presentStack = (store, root) => {
    const state = (0,_root_state_js__WEBPACK_IMPORTED_MODULE_5__/* .requireRoot */ .oT)(store, root);
    return (0,_snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_6__/* .makeSnapshot */ .HM)(root, state, (0,_root_stacks_js__WEBPACK_IMPORTED_MODULE_4__/* .digestsOf */ .nw)(store, state) ?? []);
};


/***/ }),

/***/ 6542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ registerStep)
/* harmony export */ });
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8179);
/* harmony import */ var _root_setup_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2657);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4641);
/* harmony import */ var _root_options_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6491);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3528);





/** What the wrapper for `shell: rootstock {0}` calls: a step's script, as the runner's bash steps run theirs. */
const registerStep = (program, withContext) => {
    program
        .command('step', { hidden: true })
        .argument('<script>')
        .addOption((0,_root_options_js__WEBPACK_IMPORTED_MODULE_3__/* .rootOption */ .SW)().makeOptionMandatory())
        .option('--user <user>')
        .action((script, options) => withContext((context) => step(context, options, script)));
};
const step = (context, { root, user }, script) => (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .enter */ .V)(context, { root, bind: [], ...(user === undefined ? {} : { user }) }, () => (0,_root_setup_js__WEBPACK_IMPORTED_MODULE_1__/* .scriptArguments */ .Y)('bash', script));


/***/ }),

/***/ 3166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ registerTag)
/* harmony export */ });
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8179);
/* harmony import */ var _root_names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9116);
/* harmony import */ var _snapshot_names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8480);
/* harmony import */ var _pack_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7789);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4641);
/* harmony import */ var _root_options_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6491);






const registerTag = (program, withContext) => {
    program
        .command('tag')
        .description('give a snapshot a second name')
        .argument('<snapshot>', 'a snapshot of the root, a key, or the digest of a layer')
        .argument('<name>', 'its second name')
        .addOption((0,_root_options_js__WEBPACK_IMPORTED_MODULE_5__/* .rootOption */ .SW)())
        .option('--force', 'move a name that exists')
        .action((word, name, { root, force = false }) => withContext(async (context) => {
        (0,_snapshot_names_js__WEBPACK_IMPORTED_MODULE_2__/* .checkName */ .I3)('snapshot', name);
        await (0,_pack_js__WEBPACK_IMPORTED_MODULE_3__/* .givePromisedNames */ .Jy)(context, root);
        await (0,_root_names_js__WEBPACK_IMPORTED_MODULE_1__/* .tagSnapshot */ .jy)(context.store, root, { word, name, force });
        return 0;
    }));
};


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ RootstockError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   eb: () => (/* binding */ UsageError),
/* harmony export */   to: () => (/* binding */ explained)
/* harmony export */ });
/**
 * An error that a person reads: one line that says what failed, on which value, why, and what to do.
 * `exitCode` is the status that the command ends with: 1 failed, 2 wrong usage or bad input.
 */
class RootstockError extends Error {
    exitCode = 1;
    /**
     * @param what what was being done, and on which value: `snapshot "deps"`
     * @param why the cause
     * @param advice what to do about it: a whole sentence, without the full stop
     */
    constructor(what, why, advice) {
        super(oneLine(`${what} failed: ${sentence(why)}${advice ? ` ${sentence(advice)}` : ''}`));
        this.name = 'RootstockError';
    }
}
/** Bad input: nothing was changed, and the same call will fail again. */
class UsageError extends RootstockError {
    exitCode = 2;
}
const systemCauses = {
    ENOSPC: ['no room is left', 'Free some: `rootstock gc` removes what nothing needs'],
    EDQUOT: ['the disk quota is used up', 'Free some: `rootstock gc` removes what nothing needs'],
    EROFS: ['its file system is read-only', 'Mount it for writing, or set ROOTSTOCK_HOME to another directory'],
    EIO: ['the disk reports an error', 'See what `dmesg` says'],
};
/** A failed system call as an error that a person reads, where the cause is one that a person can do something about. */
const explained = (error) => {
    const { code = '', syscall = 'using', path } = (error ?? {});
    const cause = error instanceof RootstockError ? undefined : systemCauses[code];
    return cause ? new RootstockError(path === undefined ? syscall : `${syscall} of ${path}`, ...cause) : error;
};
/** The text of anything thrown, on one line. */
const messageOf = (error) => oneLine(error instanceof Error ? error.message : String(error));
const oneLine = (text) => text.trim().replace(/\s*[\r\n]+\s*/g, '; ');
const sentence = (text) => `${oneLine(text).replace(/\.+$/, '')}.`;


/***/ }),

/***/ 72:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kb: () => (/* binding */ makeDirectories),
/* harmony export */   Oh: () => (/* binding */ makeDirectory),
/* harmony export */   Vh: () => (/* binding */ readJson),
/* harmony export */   Z8: () => (/* binding */ syncPath),
/* harmony export */   lo: () => (/* binding */ writeFileAtomically),
/* harmony export */   zR: () => (/* binding */ syncDirectory)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);


/**
 * Writes a whole file so that after a crash at any instant it is the old one or the new one: a file beside it is
 * written and synced, then renamed over it, then the directory is synced (a rename is on disk only when its directory is).
 */
const writeFileAtomically = (path, content, mode = 0o600) => {
    const temporary = `${path}.${process.pid}.new`;
    // What a killed process of the same id left.
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(temporary, { force: true });
    try {
        const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(temporary, 'wx', mode);
        try {
            // Not writeSync: on a full disk that writes a part and says nothing.
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(file, content);
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync)(file);
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
        }
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(temporary, path);
    }
    catch (error) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(temporary, { force: true });
        throw named(error, path);
    }
    syncDirectory((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
};
/** A failed write does not say of what. */
const named = (error, path) => error instanceof Error && error.path === undefined
    ? Object.assign(error, { path })
    : error;
/** The JSON in a file, or undefined where there is no such file. Throws SyntaxError when it is not JSON. */
const readJson = (path) => {
    try {
        return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8'));
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
};
/**
 * Makes a directory for ourselves alone, with what leads to it; returns those that were made. Node's own recursive mkdir
 * says ENOENT on a full disk, and not that it is full.
 */
const makeDirectories = (path) => {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path, { mode: 0o700 });
        return [path];
    }
    catch (error) {
        const { code } = error;
        if (code === 'EEXIST' && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isDirectory())
            return [];
        if (code !== 'ENOENT')
            throw error;
    }
    const made = makeDirectories((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path, { mode: 0o700 });
    return [...made, path];
};
/** The same, and has the disk know of it, so that what is in it may be synced. */
const makeDirectory = (path) => {
    for (const made of makeDirectories(path))
        syncDirectory((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(made));
};
/** Makes what was renamed or made in a directory survive a power cut. */
const syncDirectory = (directory) => {
    syncPath(directory);
};
/** Makes the content of a file survive a power cut. */
const syncPath = (path) => {
    const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'r');
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync)(descriptor);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
};


/***/ }),

/***/ 5987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Eb: () => (/* binding */ encodeCaller),
/* harmony export */   No: () => (/* binding */ currentCaller),
/* harmony export */   UE: () => (/* binding */ callerVariable),
/* harmony export */   Xg: () => (/* binding */ identityVariable),
/* harmony export */   o9: () => (/* binding */ decodeCaller)
/* harmony export */ });
/* unused harmony export callerChunk */
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);

/**
 * Names the variables that carry the caller across sudo, which clears the environment and whose loader drops TMPDIR
 * and LD_*. Variables, not arguments or a file: arguments are shown to everybody by ps, and files are left behind.
 * Their values, joined, are the base64 of entries each ended by NUL, as `env -0` prints them, so that the step wrapper
 * can write them without Node; the entry `identityVariable` is `UID:GID:GROUP,GROUP…:NAME`.
 */
const callerVariable = 'ROOTSTOCK_CALLER_';
const identityVariable = 'ROOTSTOCK_IDENTITY';
/** The kernel refuses a single variable of more than 128 KiB (execve(2)), so a long one is cut into several. */
const callerChunk = 100_000;
const currentCaller = () => ({
    uid: process.getuid?.() ?? 0,
    gid: process.getgid?.() ?? 0,
    groups: process.getgroups?.() ?? [],
    name: currentName(),
    environment: definedOnly(process.env),
});
/** The variables by which the process that sudo starts knows who asked. */
const encodeCaller = (caller) => {
    const identity = [caller.uid, caller.gid, caller.groups.join(','), caller.name].join(':');
    const entries = Object.entries({ ...caller.environment, [identityVariable]: identity });
    const text = Buffer.from(entries.map(([name, value]) => `${name}=${value}\0`).join('')).toString('base64');
    return Object.fromEntries(Array.from({ length: Math.ceil(text.length / callerChunk) }, (_, index) => [
        `${callerVariable}${index}`,
        text.slice(index * callerChunk, (index + 1) * callerChunk),
    ]));
};
/** Who asked: as encodeCaller wrote it into the environment, else the user that this process runs as. */
const decodeCaller = (environment) => {
    let text = '';
    for (let index = 0; environment[`${callerVariable}${index}`] !== undefined; index++) {
        text += environment[`${callerVariable}${index}`] ?? '';
    }
    if (text === '')
        return currentCaller();
    const entries = parseEntries(Buffer.from(text, 'base64').toString());
    const [uid = '', gid = '', groups = '', name = ''] = (entries[identityVariable] ?? '').split(':');
    const inherited = Object.entries(entries).filter(([key]) => key !== identityVariable && !isOurs(key));
    return {
        uid: Number(uid),
        gid: Number(gid),
        groups: groups.split(',').filter(Boolean).map(Number),
        name,
        environment: Object.fromEntries(inherited),
    };
};
const isOurs = (name) => name.startsWith(callerVariable);
const parseEntries = (text) => Object.fromEntries(text
    .split('\0')
    .filter((entry) => entry.includes('='))
    .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]));
const currentName = () => {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().username;
    }
    catch {
        // A user id without an entry in the user database.
        return String(process.getuid?.() ?? 0);
    }
};
const definedOnly = (environment) => Object.fromEntries(Object.entries(environment).filter((entry) => entry[1] !== undefined));


/***/ }),

/***/ 4627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HD: () => (/* binding */ readable),
/* harmony export */   Kb: () => (/* binding */ bufferOf),
/* harmony export */   Qd: () => (/* binding */ CommandError),
/* harmony export */   Yd: () => (/* binding */ asBytes),
/* harmony export */   aI: () => (/* binding */ runPipeline),
/* harmony export */   d1: () => (/* binding */ runCommand),
/* harmony export */   v6: () => (/* binding */ ended)
/* harmony export */ });
/* unused harmony export startProgram */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8161);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7075);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(452);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(439);





/** A program that could not be started, or ended with a status that was not expected. */
class CommandError extends _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RootstockError */ .RK {
    argv;
    exitCodeOfProgram;
    stderr;
    constructor(argv, exitCodeOfProgram, stderr, why) {
        super(programName(argv), why);
        this.argv = argv;
        this.exitCodeOfProgram = exitCodeOfProgram;
        this.stderr = stderr;
        this.name = 'CommandError';
    }
}
/**
 * Runs a program to its end and returns what it printed.
 * Throws CommandError, with the last lines of its standard error, when it ends with an unexpected status.
 */
const runCommand = async (argv, options = {}) => {
    const child = startProgram(argv, [inputOf(options), 'pipe', 'pipe'], options);
    const encoding = options.bytes ? 'latin1' : 'utf8';
    const stdout = [];
    const stderr = new TailOfLines(options.onLine);
    child.stdout?.on('data', (chunk) => stdout.push(chunk));
    child.stderr?.on('data', (chunk) => {
        stderr.add(chunk);
    });
    giveInput(child, options);
    const exitCode = await ended(child, argv);
    const result = { stdout: Buffer.concat(stdout).toString(encoding), stderr: stderr.text(), exitCode };
    if (!(options.expected ?? [0]).includes(exitCode)) {
        throw new CommandError(argv, exitCode, result.stderr, failureText(exitCode, result.stderr || result.stdout));
    }
    return result;
};
const inputOf = ({ input }) => (input === undefined ? 'ignore' : 'pipe');
const giveInput = ({ stdin }, { input, bytes }) => {
    // A program may end before it has read its input; its status says more than EPIPE does.
    stdin?.on('error', () => undefined);
    stdin?.end(input, bytes ? 'latin1' : 'utf8');
};
/**
 * Runs two programs, the first's standard output going to the second's standard input, and returns what the second
 * printed; the input is the first's. Throws CommandError for the first of them that failed.
 */
const runPipeline = async (from, to, options = {}) => {
    const source = startProgram(from, [inputOf(options), 'pipe', 'pipe'], options);
    giveInput(source, options);
    const sink = startProgram(to, [source.stdout ?? 'ignore', 'pipe', 'pipe'], options);
    // Only the two programs may hold the pipe, or the sink's early end would leave the source writing for ever.
    source.stdout?.destroy();
    const output = [];
    const sourceErrors = new TailOfLines();
    const sinkErrors = new TailOfLines(options.onLine);
    source.stderr?.on('data', (chunk) => {
        sourceErrors.add(chunk);
    });
    sink.stdout?.on('data', (chunk) => output.push(chunk));
    sink.stderr?.on('data', (chunk) => {
        sinkErrors.add(chunk);
    });
    const [sourceCode, sinkCode] = await Promise.all([ended(source, from), ended(sink, to)]);
    if (sinkCode !== 0) {
        throw new CommandError(to, sinkCode, sinkErrors.text(), failureText(sinkCode, sinkErrors.text()));
    }
    if (sourceCode !== 0) {
        throw new CommandError(from, sourceCode, sourceErrors.text(), failureText(sourceCode, sourceErrors.text()));
    }
    return { stdout: Buffer.concat(output).toString(), stderr: sinkErrors.text(), exitCode: 0 };
};
/**
 * Starts a program with messages in English and times in UTC, so that what it prints can be read back. It keeps the locks
 * that are held now for as long as it runs.
 */
const startProgram = (argv, stdio, options = {}) => {
    const [program, ...rest] = argv;
    return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, rest, {
        stdio: [...stdio, ...(0,_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .heldLockPipes */ .oS)()],
        env: options.environment ?? { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
        ...(options.directory === undefined ? {} : { cwd: options.directory }),
        ...(options.signal === undefined ? {} : { signal: options.signal, killSignal: 'SIGKILL' }),
    });
};
/** The exit status of a started program; 128 and the signal's number when a signal ended it, as a shell says it. */
const ended = (child, argv) => new Promise((resolve, reject) => {
    child.once('error', (error) => {
        const why = error.code === 'ENOENT' ? `${argv[0]} is not installed` : error.message;
        reject(new CommandError(argv, null, '', why));
    });
    child.once('close', (code, signal) => {
        resolve(code ?? 128 + signalNumber(signal));
    });
});
const signalNumber = (signal) => signal === null ? 0 : node_os__WEBPACK_IMPORTED_MODULE_1__.constants.signals[signal];
const failureText = (exitCode, stderr) => {
    const lines = stderr.split('\n').map((line) => line.trim());
    const last = lines
        .filter((line) => line !== '' && !line.startsWith('dmesg(1)'))
        .slice(-3)
        .join('; ');
    return last === '' ? `it ended with status ${exitCode}` : `${last} (status ${exitCode})`;
};
/** The program that an argv is about: the last of a chain of `nsenter … -- program`. */
const programName = (argv) => argv[argv.lastIndexOf('--') + 1] ?? argv[0];
const keptBytes = 64 * 1024;
/** Keeps the end of what a program says, and hands on each line of it. */
class TailOfLines {
    onLine;
    kept = '';
    partial = '';
    constructor(onLine) {
        this.onLine = onLine;
    }
    add(chunk) {
        const text = chunk.toString();
        this.kept = (this.kept + text).slice(-keptBytes);
        if (!this.onLine)
            return;
        const lines = (this.partial + text).split(/[\r\n]+/);
        this.partial = lines.pop() ?? '';
        for (const line of lines)
            if (line.trim() !== '')
                this.onLine(line);
    }
    text() {
        return this.kept;
    }
}
/** Text of ours, a path say, as it is written with `bytes`. */
const asBytes = (text) => Buffer.from(text).toString('latin1');
/** Such a path, for a call of the file system. */
const bufferOf = (bytes) => Buffer.from(bytes, 'latin1');
/** Bytes read with `bytes`, as text for a person. */
const readable = (bytes) => Buffer.from(bytes, 'latin1').toString('utf8');


/***/ }),

/***/ 9324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);


/** The sha256 of a file, in lower-case hexadecimal digits, read as a stream. */
const digestOf = async (path) => {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path, { highWaterMark: 1 << 20 }))
        hash.update(chunk);
    return hash.digest('hex');
};


/***/ }),

/***/ 5703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Xo: () => (/* binding */ formatSeconds),
/* harmony export */   nV: () => (/* binding */ formatAge),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/** Bytes for a person: `1.3 GB`, in powers of ten. */
const formatBytes = (bytes) => {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
    return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power] ?? 'B'}`;
};
/** Milliseconds for a person: `0.04 s`. */
const formatSeconds = (milliseconds) => `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
/** How long ago a time was, for a person: `3 h`. Both in milliseconds. */
const formatAge = (time, now) => {
    const seconds = Math.max(0, Math.floor((now - time) / 1000));
    const units = [
        [86_400, 'd'],
        [3600, 'h'],
        [60, 'min'],
    ];
    const [size, unit] = units.find(([length]) => seconds >= length) ?? [1, 's'];
    return `${Math.floor(seconds / size)} ${unit}`;
};


/***/ }),

/***/ 439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HJ: () => (/* binding */ takeLock),
/* harmony export */   kK: () => (/* binding */ withLock),
/* harmony export */   ln: () => (/* binding */ isLocked),
/* harmony export */   oS: () => (/* binding */ heldLockPipes)
/* harmony export */ });
/* unused harmony export lockArguments */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7075);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(452);





/**
 * Takes flock(2) on a file, which is made where it is missing, and returns undefined when others kept it for longer than
 * the wait. Node has no flock, so util-linux' flock holds it for us and reads from a pipe that only we have the other end
 * of, and the programs that we run meanwhile: when this process ends, even by SIGKILL, and with it what it had under way,
 * the pipe closes, the holder ends and the lock is free.
 */
const takeLock = async (file, options) => {
    for (;;) {
        const lock = await lockFile(file, options);
        // Whoever had the lock may have removed its file: then others lock another one by now.
        if (!lock?.isOfRemovedFile())
            return lock;
        await lock.release();
    }
};
const lockFile = async (file, options) => {
    const holder = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('flock', lockArguments(file, options), {
        stdio: ['pipe', 'pipe', 'pipe'],
        // Its own group: a Ctrl-C in the terminal must not free a lock that its owner still needs.
        detached: true,
    });
    let problem = '';
    holder.stderr.on('data', (chunk) => (problem += chunk.toString()));
    const outcome = await new Promise((resolve, reject) => {
        holder.once('error', reject);
        holder.once('close', (code) => {
            resolve(code ?? 1);
        });
        holder.stdout.once('data', () => {
            resolve('held');
        });
    });
    if (outcome === 'held') {
        pipes.add(holder.stdin);
        return { release: () => release(holder), isOfRemovedFile: () => holdsRemovedFile(holder.pid ?? 0) };
    }
    if (outcome === busyStatus)
        return undefined;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RootstockError */ .RK(`lock of ${file}`, problem || `flock ended with status ${outcome}`);
};
const busyStatus = 75;
const pipes = new Set();
/**
 * What keeps the locks that are held now. A program that works under a lock inherits these: were its starter killed, a
 * mount, say, that it has begun would otherwise come about when others hold the lock already.
 */
const heldLockPipes = () => [...pipes];
/** The kernel says so itself (proc_pid_fd(5)); flock has no other files open. */
const holdsRemovedFile = (pid) => {
    const descriptors = `/proc/${pid}/fd`;
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(descriptors).some((name) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readlinkSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(descriptors, name)).endsWith(' (deleted)'));
};
/** The arguments of flock(1): it says so when it has the lock, then keeps it until its standard input ends. */
const lockArguments = (file, { kind, waitMilliseconds }) => [
    `--${kind}`,
    ...(waitMilliseconds === undefined ? [] : ['--timeout', String(waitMilliseconds / 1000)]),
    '--conflict-exit-code',
    String(busyStatus),
    file,
    'sh',
    '-c',
    'echo held; exec cat',
];
const release = (holder) => {
    if (holder.stdin)
        pipes.delete(holder.stdin);
    return new Promise((resolve) => {
        holder.once('close', () => {
            resolve();
        });
        holder.stdin?.end();
    });
};
/** Whether somebody holds a lock on the file, of any kind. */
const isLocked = async (file) => {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(file))
        return false;
    const lock = await takeLock(file, { kind: 'exclusive', waitMilliseconds: 0 });
    await lock?.release();
    return lock === undefined;
};
/** Runs `work` under a lock, waiting for it without end. */
const withLock = async (file, kind, work) => {
    const lock = await takeLock(file, { kind });
    try {
        return await work();
    }
    finally {
        await lock?.release();
    }
};


/***/ }),

/***/ 1155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ readMounts)
/* harmony export */ });
/* unused harmony export parseMountinfo */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);

/** What is mounted in the mount namespace of a process, in mount order. */
const readMounts = (pid = 'self') => parseMountinfo((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/mountinfo`, 'utf8'));
const parseMountinfo = (text) => text.split('\n').filter(Boolean).map(parseLine);
const parseLine = (line) => {
    const [before = '', after = ''] = line.split(' - ', 2);
    const [, , device = '', root = '', mountPoint = '', options = ''] = before.split(' ');
    const [type = '', source = '', superOptions = ''] = after.split(' ');
    return {
        mountPoint: unescapeOctal(mountPoint),
        type,
        source: unescapeOctal(source),
        device,
        root: unescapeOctal(root),
        options: options.split(','),
        superOptions: superOptions.split(','),
    };
};
/** Space, tab, newline and backslash are written as three octal digits in mountinfo. */
const unescapeOctal = (text) => text.replace(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8)));


/***/ }),

/***/ 1197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LU: () => (/* binding */ childrenOf),
/* harmony export */   Zy: () => (/* binding */ settleNamespace),
/* harmony export */   _n: () => (/* binding */ isAlive),
/* harmony export */   d2: () => (/* binding */ inNamespace),
/* harmony export */   dX: () => (/* binding */ outsidePath),
/* harmony export */   iY: () => (/* binding */ withNamespace),
/* harmony export */   sg: () => (/* binding */ startNamespace),
/* harmony export */   tp: () => (/* binding */ standardPath),
/* harmony export */   vn: () => (/* binding */ endNamespace)
/* harmony export */ });
/* unused harmony export holderArguments */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4627);
/* harmony import */ var _processes_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9415);





/**
 * Says that it is there by one empty line, and ends with its starter until it is told to stay. Then reaps what daemons
 * leave, as PID 1 must. It must not live inside the root: after a commit the next command has to see the new mount.
 */
const holderScript = 'echo; exec >/dev/null; read -r word || exit; while :; do sleep 2147483647 </dev/null & wait; done';
const holderArguments = (title) => [
    '--mount',
    '--pid',
    '--fork',
    '--kill-child',
    '--propagation',
    'private',
    '--',
    'sh',
    '-c',
    holderScript,
    title,
];
/**
 * Starts a holder.
 * @param title shown by ps, so that an operator knows what the process is for
 * @param parent start it inside this namespace, whose mounts it then sees and with which it ends
 */
const startNamespace = async (title, parent) => {
    const command = ['unshare', ...holderArguments(title)];
    const [program, ...rest] = parent ? inNamespace(parent, command) : command;
    const holder = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, rest, {
        stdio: ['pipe', 'pipe', 'pipe'],
        detached: true,
        env: { PATH: process.env['PATH'] ?? standardPath },
    });
    let problem = '';
    holder.stderr.on('data', (chunk) => (problem += chunk.toString()));
    const started = await new Promise((resolve) => {
        holder.once('error', (error) => {
            problem = error.message;
            resolve(false);
        });
        holder.once('close', () => {
            resolve(false);
        });
        holder.stdout.once('data', () => {
            resolve(true);
        });
    });
    if (!started || holder.pid === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK('making a mount namespace', problem || 'unshare ended at once', 'Rootstock has to mount: use a virtual machine or a privileged container, as root or with sudo');
    }
    holder.stdout.destroy();
    holder.stderr.destroy();
    // The open pipe must not keep this process from ending.
    holder.stdin.unref();
    holder.stdin.on('error', () => undefined);
    holder.unref();
    const pid = holderOf(holder.pid, parent !== undefined);
    const keep = () => new Promise((resolve) => {
        holder.stdin.end('stay\n', () => {
            resolve();
        });
    });
    return { namespace: { pid, startTime: (0,_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .processStartTime */ .X0)(pid) ?? '', boot: (0,_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .bootIdentity */ .$s)() }, keep };
};
const standardPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/**
 * PID 1 of the new namespace: the child of `unshare`, which is itself the child of `nsenter` in a nested one. Its own
 * children are not followed: right after the fork its `sleep` is not told from a shell.
 */
const holderOf = (starter, isNested) => {
    const [child = starter] = childrenOf(starter);
    return isNested ? holderOf(child, false) : child;
};
/** The process ids of a process' own children; none when it has ended. */
const childrenOf = (pid) => {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
    }
    catch {
        return [];
    }
};
/** Whether the holder still runs, so that its mounts are there. */
const isAlive = (namespace) => namespace.boot === (0,_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .bootIdentity */ .$s)() && (0,_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .processStartTime */ .X0)(namespace.pid) === namespace.startTime;
/** Waits for a holder that was killed to be gone: until then it still has a process id, and its mounts are half there. */
const settleNamespace = async (namespace) => {
    while (isAlive(namespace) && (0,_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .isEnding */ .yp)(namespace.pid))
        await new Promise((resolve) => setTimeout(resolve, 10));
};
/** Runs a program with the mounts of the namespace, as one of its processes: it ends when the namespace does. */
const inNamespace = (namespace, argv, directory) => [
    'nsenter',
    `--mount=/proc/${namespace.pid}/ns/mnt`,
    `--pid=/proc/${namespace.pid}/ns/pid`,
    ...(directory === undefined ? [] : [`--wdns=${directory}`]),
    '--',
    ...argv,
];
/** The path by which a process outside reaches a path of the namespace. The last part is not followed by lstat. */
const outsidePath = (namespace, path) => `/proc/${namespace.pid}/root${path}`;
/** Ends the holder, and with it every process and every mount of the namespace; returns when they are gone. */
const endNamespace = async (namespace) => {
    for (let attempt = 0; isAlive(namespace); attempt++) {
        if (attempt > 2000) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`ending process ${namespace.pid}`, 'it is still there after 20 seconds', 'Look at what it waits for with `cat /proc/PID/stack`');
        }
        if (attempt === 0) {
            try {
                process.kill(namespace.pid, 'SIGKILL');
            }
            catch {
                return;
            }
        }
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
};
/** Runs `work` with a namespace of its own, which is gone when this returns, and when this process is killed. */
const withNamespace = async (title, work, parent) => {
    const { namespace } = await startNamespace(title, parent);
    try {
        return await work(namespace);
    }
    finally {
        await endNamespace(namespace);
    }
};


/***/ }),

/***/ 6983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  jX: () => (/* binding */ isRoot),
  zG: () => (/* binding */ relaySignals),
  yf: () => (/* binding */ runAsRoot)
});

// UNUSED EXPORTS: requireSudo, sudoArguments

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
;// CONCATENATED MODULE: external "node:tty"
const external_node_tty_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tty");
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __nccwpck_require__(4627);
// EXTERNAL MODULE: ./lib/host/caller.js
var caller = __nccwpck_require__(5987);
;// CONCATENATED MODULE: ./lib/host/privilege.js





const isRoot = () => process.getuid?.() === 0;
/**
 * The arguments that run a program as root and hand it the named variables. `--preserve-env=LIST` and not `-E`, which
 * sudo-rs, the sudo of Ubuntu 26.04, ignores.
 */
const sudoArguments = (variables, argv) => [
    'sudo',
    '-n',
    ...(variables.length === 0 ? [] : [`--preserve-env=${variables.join(',')}`]),
    '--',
    ...argv,
];
/** Throws when this process is not root and cannot become it without a password. */
const requireSudo = async () => {
    const { exitCode, stderr } = await (0,command/* runCommand */.d1)(['sudo', '-n', 'true'], { expected: [0, 1] }).catch((error) => {
        throw noSudo(error instanceof Error ? error.message : 'sudo cannot be run');
    });
    if (exitCode !== 0)
        throw noSudo(stderr.trim().split('\n').pop() ?? 'sudo refuses');
};
const noSudo = (why) => new errors/* RootstockError */.RK('becoming root', why, 'Rootstock has to mount: run it as root, or allow this user sudo without a password');
/**
 * Runs a program as root with our standard streams and terminal, handing on who called and every signal that a process
 * may get, and returns its exit status.
 */
const runAsRoot = async (argv, extra = {}) => {
    await requireSudo();
    const variables = { ...(0,caller/* encodeCaller */.Eb)((0,caller/* currentCaller */.No)()), ...extra };
    const [program, ...rest] = sudoArguments(Object.keys(variables), argv);
    // Before it starts: the program may run, and be sent a signal, before we are on a processor again.
    const stop = relaySignals((signal) => child.kill(signal));
    const child = (0,external_node_child_process_.spawn)(program, rest, { stdio: 'inherit', env: { ...process.env, ...variables } });
    try {
        return await (0,command/* ended */.v6)(child, argv);
    }
    finally {
        stop();
    }
};
const relayed = [
    'SIGINT',
    'SIGTERM',
    'SIGHUP',
    'SIGQUIT',
    'SIGUSR1',
    'SIGUSR2',
    'SIGWINCH',
];
const sentByTerminal = new Set(['SIGINT', 'SIGQUIT', 'SIGWINCH']);
/**
 * Hands on the signals that this process gets until the returned function is called. What a terminal sends, it sends to
 * every process in its foreground group, so with a terminal those are only kept from ending us, not sent a second time.
 */
const relaySignals = (send) => {
    // Not by process.stdin: to look at it makes a pipe non-blocking, for the program that reads from it too.
    const terminal = (0,external_node_tty_namespaceObject.isatty)(0);
    const listeners = relayed.map((signal) => {
        const listener = () => {
            if (!(terminal && sentByTerminal.has(signal)))
                send(signal);
        };
        process.on(signal, listener);
        return () => process.off(signal, listener);
    });
    return () => {
        for (const remove of listeners)
            remove();
    };
};


/***/ }),

/***/ 9415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $s: () => (/* binding */ bootIdentity),
/* harmony export */   X0: () => (/* binding */ processStartTime),
/* harmony export */   aA: () => (/* binding */ endProcessesIn),
/* harmony export */   rD: () => (/* binding */ processesIn),
/* harmony export */   yp: () => (/* binding */ isEnding)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _namespace_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1197);


/** Changes at every boot. */
const bootIdentity = () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8').trim();
/** Clock ticks since boot at which a process started (field 22 of proc_pid_stat(5)); undefined when it has ended. */
const processStartTime = (pid) => {
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, 'utf8');
        // The name may hold spaces and parentheses; the fields after it may not. A zombie has ended but for its entry.
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
    }
    catch {
        return undefined;
    }
};
/** Whether a process was killed and is not gone yet: it exits (PF_EXITING), or SIGKILL is on its way to it. */
const isEnding = (pid) => {
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, 'utf8');
        const flags = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[6]);
        const pending = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/status`, 'utf8').matchAll(/^(?:SigPnd|ShdPnd):\s*([0-9a-f]+)$/gm);
        const killed = [...pending].some(([, mask = '']) => (BigInt(`0x${mask}`) & 0x100n) !== 0n);
        return (flags & 4) !== 0 || killed;
    }
    catch {
        return false;
    }
};
/**
 * What runs in the root of a namespace, in the order of process ids: its processes are chrooted, and those that are not
 * (the holder, a packing) are ours.
 */
const processesIn = (namespace) => {
    const wanted = linkOf(namespace.pid, 'ns/pid');
    if (wanted === undefined)
        return [];
    return ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
        .filter((pid) => pid !== namespace.pid && linkOf(pid, 'ns/pid') === wanted)
        // One that has just ended has neither; it writes nothing any more.
        .filter((pid) => (linkOf(pid, 'root') ?? '/') !== '/' && processStartTime(pid) !== undefined)
        .map((pid) => ({ pid, command: commandLine(pid) })));
};
/** Ends by SIGKILL everything in the namespace but its holder, and waits until it is gone. */
const endProcessesIn = async (namespace) => {
    const first = processesIn(namespace);
    const deadline = Date.now() + 10_000;
    for (let left = first; left.length > 0 && Date.now() < deadline; left = processesIn(namespace)) {
        for (const { pid } of left) {
            try {
                process.kill(pid, 'SIGKILL');
            }
            catch {
                // It ended by itself in the meantime.
            }
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return first;
};
const linkOf = (pid, name) => {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(`/proc/${pid}/${name}`);
    }
    catch {
        return undefined;
    }
};
const commandLine = (pid) => {
    try {
        const words = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean).join(' ');
        return (words || `[${(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/comm`, 'utf8').trim()}]`).slice(0, 120);
    }
    catch {
        return '(ended)';
    }
};


/***/ }),

/***/ 4129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ removeTree)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4627);
/* harmony import */ var _namespace_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1197);
/* harmony import */ var _mountinfo_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1155);
/* harmony import */ var _safe_path_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7561);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(452);







/**
 * Removes a directory and all below it, without following symlinks and never across a mount: where something is
 * still mounted at or below the path it refuses, and removes nothing. Silent when there is nothing to remove.
 * @param namespace where the path is seen from
 */
const removeTree = async (path, namespace) => {
    const real = withoutLinks(path, namespace);
    const mounted = (0,_mountinfo_js__WEBPACK_IMPORTED_MODULE_4__/* .readMounts */ .u)(namespace?.pid ?? 'self').find(({ mountPoint }) => mountPoint === real || mountPoint.startsWith(`${real}/`));
    if (mounted) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .RootstockError */ .RK(`removing ${path}`, `${mounted.mountPoint} is still mounted`, `Unmount it first: \`umount ${mounted.mountPoint}\``);
    }
    if (!namespace && !exists(path))
        return;
    const command = ['rm', '-rf', '--one-file-system', '--', path];
    await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .runCommand */ .d1)(namespace ? (0,_namespace_js__WEBPACK_IMPORTED_MODULE_3__/* .inNamespace */ .d2)(namespace, command) : command);
};
/** Mount points are listed without links. The last part of the path is removed, not followed. */
const withoutLinks = (path, namespace) => {
    const root = namespace ? (0,_namespace_js__WEBPACK_IMPORTED_MODULE_3__/* .outsidePath */ .dX)(namespace, '/') : '/';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_safe_path_js__WEBPACK_IMPORTED_MODULE_5__/* .resolveInRoot */ .Q)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path))?.path ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path));
};
const exists = (path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false }) !== undefined;


/***/ }),

/***/ 7561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ resolveInRoot)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);


/** As many as the kernel follows (path_resolution(7)). */
const maximumLinks = 40;
/**
 * Resolves a path as the kernel would inside a chroot, by reading links one at a time, so that no symlink of a root
 * ever leads a write or a mount of ours outside of it. Right only while nothing in the root changes links: Rootstock
 * calls it before anything runs there.
 * @returns undefined when a part is a file, the links go round, or `..` leads out of a directory that does not exist:
 *   what comes after it would not be looked at, and could be a link
 */
const resolveInRoot = (root, path) => {
    let pending = path.split('/').filter(Boolean);
    const done = [];
    let links = 0;
    let kind = 'directory';
    while (pending.length > 0) {
        const [name = '', ...rest] = pending;
        pending = rest;
        if (name === '.')
            continue;
        if (name === '..') {
            if (kind === 'missing')
                return undefined;
            done.pop();
            continue;
        }
        const here = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, ...done, name);
        const status = kind === 'missing' ? undefined : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(here, { throwIfNoEntry: false });
        if (!status) {
            kind = 'missing';
            done.push(name);
        }
        else if (status.isSymbolicLink()) {
            if (++links > maximumLinks)
                return undefined;
            const target = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(here);
            if (target.startsWith('/'))
                done.length = 0;
            pending = [...target.split('/').filter(Boolean), ...pending];
        }
        else if (status.isDirectory()) {
            done.push(name);
        }
        else {
            if (pending.length > 0)
                return undefined;
            kind = 'other';
            done.push(name);
        }
    }
    return { path: `/${done.join('/')}`, kind };
};


/***/ }),

/***/ 7568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J3: () => (/* binding */ chooseScratchDisk),
/* harmony export */   OU: () => (/* binding */ canHoldUpper),
/* harmony export */   a5: () => (/* binding */ isAtOrBelow),
/* harmony export */   nM: () => (/* binding */ scratchCandidates)
/* harmony export */ });
/* harmony import */ var _mountinfo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1155);

/** File systems that can hold an upper: real, with trusted xattrs and d_type (kernel overlayfs.rst; xfs since ftype=1). */
const upperFileSystems = new Set(['ext4', 'ext3', 'ext2', 'xfs', 'btrfs', 'f2fs']);
/** Whether a mounted file system could hold an upper. */
const canHoldUpper = ({ type, options }) => upperFileSystems.has(type) && options.includes('rw');
/** Where a scratch is never put: memory, other systems' disks, and what the runner empties (runner.md, 0.2 and 0.4). */
const excluded = ['/tmp', '/boot', '/media', '/run', '/dev', '/proc', '/sys', '/snap', '/efi'];
/**
 * The file systems that could hold an upper, each device once, by its shortest mount point.
 * @param freeBytes free bytes at a mount point, or undefined where it cannot be asked or written
 */
const scratchCandidates = (mounts, freeBytes, runnerTemp) => {
    const found = new Map();
    const shortestFirst = [...mounts].sort((a, b) => a.mountPoint.length - b.mountPoint.length);
    for (const { mountPoint, type, device, root, options } of shortestFirst) {
        if (!canHoldUpper({ type, options }) || found.has(device))
            continue;
        // A bind mount of a part of a file system is somebody's arrangement, not a disk of ours.
        if (root !== '/' && mountPoint !== '/' && type !== 'btrfs')
            continue;
        if (excluded.some((directory) => isAtOrBelow(mountPoint, directory)))
            continue;
        if (runnerTemp !== undefined && isAtOrBelow(mountPoint, runnerTemp))
            continue;
        const free = freeBytes(mountPoint);
        if (free !== undefined)
            found.set(device, { mountPoint, device, freeBytes: free });
    }
    return [...found.values()];
};
/**
 * The file system that a scratch goes on: the runner's separate disk where there is one (/mnt on Azure), else the one
 * with the most room. Undefined where none can hold one.
 */
const chooseScratchDisk = (candidates) => candidates.find(({ mountPoint }) => mountPoint === '/mnt') ??
    [...candidates].sort((a, b) => b.freeBytes - a.freeBytes)[0];
const isAtOrBelow = (path, directory) => path === directory || path.startsWith(directory.endsWith('/') ? directory : `${directory}/`);


/***/ }),

/***/ 5737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ storeDirectory)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);


/** Where the store is: `$ROOTSTOCK_HOME`, else the machine's for root and the user's own for others. */
const storeDirectory = (environment, uid) => environment['ROOTSTOCK_HOME'] ??
    (uid === 0 ? '/var/lib/rootstock' : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(environment['HOME'] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), '.local/share/rootstock'));


/***/ }),

/***/ 9105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kp: () => (/* binding */ findProgram),
/* harmony export */   PA: () => (/* binding */ requireTools),
/* harmony export */   Vs: () => (/* binding */ packageNames)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4627);
/* harmony import */ var _namespace_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1197);





/** A program or file that Rootstock may need, and the package that has it. */
const packages = {
    mksquashfs: 'squashfs-tools',
    'mkfs.erofs': 'erofs-utils',
    getfattr: 'attr',
    setfattr: 'attr',
    mmdebstrap: 'mmdebstrap',
    debootstrap: 'debootstrap',
    xz: 'xz-utils',
    zstd: 'zstd',
    'mkfs.ext4': 'e2fsprogs',
    '/usr/share/keyrings/debian-archive-keyring.gpg': 'debian-archive-keyring',
    '/usr/share/keyrings/ubuntu-archive-keyring.gpg': 'ubuntu-keyring',
};
/** The names other package managers use where they are not Debian's. */
const otherNames = {
    dnf: { 'xz-utils': 'xz' },
    zypper: { 'squashfs-tools': 'squashfs', 'xz-utils': 'xz' },
    apk: { 'xz-utils': 'xz' },
    pacman: { 'xz-utils': 'xz' },
};
const packageManagers = [
    {
        program: 'apt-get',
        update: ['apt-get', 'update', '-q'],
        install: ['apt-get', 'install', '-y', '-q', '--no-install-recommends'],
    },
    { program: 'dnf', install: ['dnf', 'install', '-y'] },
    { program: 'zypper', install: ['zypper', '--non-interactive', 'install'] },
    { program: 'apk', install: ['apk', 'add'] },
    { program: 'pacman', install: ['pacman', '-S', '--noconfirm'] },
];
/** The path of a program, or undefined. The standard directories count too: users' PATH often has no sbin. */
const findProgram = (name) => [...new Set([...(process.env['PATH'] ?? '').split(':'), ..._namespace_js__WEBPACK_IMPORTED_MODULE_4__/* .standardPath */ .tp.split(':')])]
    .filter(Boolean)
    .map((directory) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name))
    .find(isExecutable);
const isInstalled = (tool) => tool.startsWith('/') ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(tool) : findProgram(tool) !== undefined;
const isExecutable = (path) => {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
};
/**
 * Sees that every tool is installed: installs what is missing with the machine's own package manager, and says so in one
 * line. Throws, with the command that would install them, where it may not or cannot.
 */
const requireTools = async (tools, { install, say, around }) => {
    const missing = tools.filter((tool) => !isInstalled(tool));
    if (missing.length === 0)
        return;
    const packageManager = packageManagers.find(({ program }) => findProgram(program) !== undefined);
    const names = packageNames(missing, packageManager?.program);
    const command = [...(packageManager?.install ?? ['install']), ...names].join(' ');
    const what = `looking for ${missing.join(', ')}`;
    if (!install)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(what, 'not installed, and --no-install was given', `Install with \`${command}\``);
    if (!packageManager) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(what, 'not installed, and no known package manager was found', `Install ${names.join(', ')}`);
    }
    say(`installing ${names.join(', ')}: \`${command}\``);
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const [program, ...rest] = packageManager.install;
    const installation = [program, ...rest, ...names];
    try {
        const work = () => installWithFreshLists(packageManager, installation, environment);
        await (around ? around(work) : work());
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`installing ${names.join(', ')}`, why, `Install by hand with \`${command}\``);
    }
    const still = missing.filter((tool) => !isInstalled(tool));
    if (still.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(what, `${names.join(', ')} did not bring it`, 'Install it by hand');
};
/** Package lists may be missing (a fresh image) or old (a package is gone): then they are fetched, and it tries again. */
const installWithFreshLists = async ({ update }, installation, environment) => {
    try {
        await (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)(installation, { environment });
    }
    catch (error) {
        if (!update)
            throw error;
        await (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)(update, { environment });
        await (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)(installation, { environment });
    }
};
/** The packages that bring the tools, each once, by the names of that package manager. */
const packageNames = (tools, packageManager = 'apt-get') => [
    ...new Set(tools.map((tool) => otherNames[packageManager]?.[packages[tool]] ?? packages[tool])),
];


/***/ }),

/***/ 4833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ withCallersUmask),
/* harmony export */   q: () => (/* binding */ setUmaskAside)
/* harmony export */ });
/** What Rootstock makes for others to pass through must not depend on the umask of whoever called. */
const ours = 0o022;
let callers;
/** Sets the caller's umask aside for this process. Called once, before anything is made. */
const setUmaskAside = () => {
    callers ??= process.umask(ours);
};
/** Starts a program of the caller's with the umask that they have. */
const withCallersUmask = (start) => {
    if (callers === undefined)
        return start();
    process.umask(callers);
    try {
        return start();
    }
    finally {
        process.umask(ours);
    }
};


/***/ }),

/***/ 2583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  o: () => (/* binding */ buildLayer)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __nccwpck_require__(4627);
// EXTERNAL MODULE: ./lib/host/atomic-file.js
var atomic_file = __nccwpck_require__(72);
// EXTERNAL MODULE: ./lib/host/digest.js
var digest = __nccwpck_require__(9324);
// EXTERNAL MODULE: ./lib/host/namespace.js
var host_namespace = __nccwpck_require__(1197);
// EXTERNAL MODULE: ./lib/host/format.js
var format = __nccwpck_require__(5703);
;// CONCATENATED MODULE: ./lib/host/progress.js

/** How often long work says that it goes on, in milliseconds. */
const interval = 10_000;
/** Says every ten seconds that work which prints nothing itself still goes on. */
const withProgress = async (what, say, work) => {
    const started = Date.now();
    const timer = setInterval(() => {
        say(`${what}: ${(0,format/* formatSeconds */.Xo)(Date.now() - started)} so far`);
    }, interval);
    timer.unref();
    try {
        return await work();
    }
    finally {
        clearInterval(timer);
    }
};

// EXTERNAL MODULE: ./lib/host/tools.js
var tools = __nccwpck_require__(9105);
// EXTERNAL MODULE: ./lib/layer/compare.js
var compare = __nccwpck_require__(2086);
// EXTERNAL MODULE: ./lib/layer/compression.js
var layer_compression = __nccwpck_require__(5847);
// EXTERNAL MODULE: ./lib/layer/erofs.js
var erofs = __nccwpck_require__(7502);
// EXTERNAL MODULE: ./lib/layer/image.js
var layer_image = __nccwpck_require__(8312);
// EXTERNAL MODULE: ./lib/layer/inspect.js
var inspect = __nccwpck_require__(949);
// EXTERNAL MODULE: ./lib/layer/layer.js
var layer_layer = __nccwpck_require__(2848);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __nccwpck_require__(7343);
// EXTERNAL MODULE: ./lib/layer/squashfs.js
var squashfs = __nccwpck_require__(6295);
// EXTERNAL MODULE: ./lib/layer/tree-listing.js
var tree_listing = __nccwpck_require__(292);
;// CONCATENATED MODULE: ./lib/layer/build.js


















/**
 * Turns a tree into a layer: packs it, mounts what was packed, compares it with the tree, and only then gives it its name
 * in the store. Nothing with a name is left when it throws. Says which paths lose what, or throws for them with `strict`.
 */
const buildLayer = async (layers, source, options) => {
    const { compression, say } = options;
    const builder = compression.format === 'erofs' ? 'mkfs.erofs' : 'mksquashfs';
    await (0,tools/* requireTools */.PA)([builder, 'getfattr', 'setfattr'], options.tools);
    if (compression.format === 'erofs')
        await (0,erofs/* requireRightErofsBuilder */.Kg)();
    const staging = (0,external_node_path_.join)(options.staging, (0,layer_layers/* stagingName */.zb)('layer'));
    const work = (namespace) => packAndCheck(layers, source, { ...options, staging }, namespace);
    try {
        (0,atomic_file/* makeDirectories */.Kb)((0,external_node_path_.join)(staging, 'mounted'));
        return await withProgress(`packing ${source.origin}`, say, () => (0,host_namespace/* withNamespace */.iY)('rootstock: packing a layer', work, source.namespace));
    }
    catch (error) {
        if (!/No space left|Failed to write|ENOSPC/.test(String(error)))
            throw error;
        const advice = `Free some in ${options.staging}`;
        throw new errors/* RootstockError */.RK(`packing ${source.origin}`, 'no room is left for the image', advice);
    }
    finally {
        await (0,promises_.rm)(staging, { recursive: true, force: true });
    }
};
/** @param namespace sees the tree, and ends with all that is mounted and run here */
const packAndCheck = async (layers, source, options, namespace) => {
    const { compression, staging } = options;
    const started = Date.now();
    const enter = (argv) => (0,host_namespace/* inNamespace */.d2)(namespace, argv);
    const [image, mounted] = [(0,external_node_path_.join)(staging, 'image'), (0,external_node_path_.join)(staging, 'mounted')];
    const marked = await prepareTree(source, options, enter);
    const entries = await (0,tree_listing/* listTree */.n)(source.tree, enter);
    const losses = [...marked, ...(compression.format === 'squashfs' ? (0,tree_listing/* timeLosses */.J)(entries) : [])];
    reportLosses(source, losses, options);
    await pack(source, image, compression, enter);
    await (0,layer_image/* mountImage */.j)(image, compression.format, mounted, namespace);
    await (0,compare/* compareTrees */.tc)({
        source: { path: source.tree, entries },
        image: { path: mounted, entries: await (0,tree_listing/* listTree */.n)(mounted, enter) },
        hasAcls: compression.format === 'erofs',
        timesLost: new Set(losses.filter(({ what }) => what.startsWith('time')).map(({ path }) => path)),
        staging,
        enter,
    });
    const description = {
        format: layer_layer/* layerFormat */.x0,
        digest: await (0,digest/* digestOf */.o)(image),
        compression: (0,layer_compression/* formatCompression */.gv)(compression),
        size: (await (0,promises_.stat)(image)).size,
        entries: entries.length,
        contentSize: entries.reduce((sum, { type, size }) => sum + (type === 'f' ? Number(size) : 0), 0),
        overlayOptions: source.overlayOptions,
        ...makingOf(source),
        created: new Date().toISOString(),
        packMilliseconds: Date.now() - started,
        losses: losses.slice(0, 100).map(({ path, what }) => ({ path: (0,command/* readable */.HD)(path), what })),
    };
    // Before the lock: whoever waits for that need not wait for the disk.
    (0,atomic_file/* syncPath */.Z8)(image);
    const add = () => {
        (0,layer_layers/* addLayer */.VE)(layers, image, description);
    };
    if (options.keep)
        await options.keep(add, description);
    else
        add();
    return description;
};
const makingOf = ({ origin, makeMilliseconds, squashed }) => ({
    origin,
    ...(makeMilliseconds === undefined ? {} : { makeMilliseconds }),
    ...(squashed === undefined ? {} : { squashed }),
});
/** Strips what is true only here, and returns what the image will not hold. */
const prepareTree = async (source, { compression }, enter) => {
    const inspection = await (0,inspect/* inspectTree */.$k)(source.tree, enter);
    if (inspection.localMarks.size > 0 && !source.owned) {
        const [first] = inspection.localMarks.keys();
        throw new errors/* RootstockError */.RK(`making a layer of ${source.tree}`, `${(0,command/* readable */.HD)(first ?? '')} carries marks of an overlay mount`, 'Use a copy of the merged tree, not an upper directory');
    }
    await (0,inspect/* stripLocalMarks */.O5)(source.tree, inspection, enter);
    // erofs keeps POSIX ACLs; no format keeps inode flags.
    return inspection.losses.filter(({ what }) => !(compression.format === 'erofs' && what === 'POSIX ACL'));
};
const reportLosses = (source, losses, { strict, say, compression }) => {
    if (losses.length === 0)
        return;
    const shown = losses.slice(0, 10).map(({ path, what }) => `${(0,command/* readable */.HD)(path)} (${what})`);
    const rest = losses.length > shown.length ? ` and ${losses.length - shown.length} more` : '';
    const text = `a ${compression.format} image cannot hold: ${shown.join(', ')}${rest}`;
    if (strict)
        throw new errors/* RootstockError */.RK(`packing ${source.origin}`, text, 'Remove them, or leave --strict out');
    say(`warning: ${source.origin}: ${text}`);
};
/**
 * The time that an image says it was made at. A squashed tree may be that of one of the layers that it stands for, where
 * that has written all anew: its image must be another all the same, for its description says what it stands for.
 */
const birthOf = ({ squashed }) => (squashed === undefined ? 0 : 1);
const pack = async (source, image, compression, enter) => {
    const builder = compression.format === 'erofs' ? erofs/* erofsArguments */.CQ : squashfs/* squashfsArguments */.P;
    const argv = builder(source.tree, image, compression, birthOf(source));
    await (0,command/* runCommand */.d1)(enter(['nice', '-n', '10', ...argv]));
};


/***/ }),

/***/ 2086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   tc: () => (/* binding */ compareTrees)
/* harmony export */ });
/* unused harmony exports treeStreamArguments, firstListedDifference, differingByte, memberAtBlock */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4627);
/* harmony import */ var _inspect_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(949);
/* harmony import */ var _tree_listing_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(292);






/**
 * A tree as one stream that is the same for the same tree: names, types, modes, owners by number, link groups, device
 * numbers, xattrs and content. Times are compared by listing (squashfs has no fractions of a second), and so are
 * sockets, which tar leaves out.
 * @param hasAcls whether POSIX ACLs count, as they do for a format that holds them
 */
const treeStreamArguments = (tree, archive, hasAcls = false) => [
    'tar',
    '--create',
    '--no-unquote',
    `--file=${archive}`,
    `--directory=${tree}`,
    '--format=posix',
    '--sort=name',
    '--numeric-owner',
    '--one-file-system',
    '--mtime=@0',
    '--xattrs',
    '--xattrs-include=*',
    '--xattrs-exclude=system.*',
    hasAcls ? '--acls' : '--no-acls',
    '--no-selinux',
    '--warning=no-file-ignored',
    // The default names of extended headers hold the process id of tar.
    '--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=mtime,delete=atime,delete=ctime',
    '.',
];
/** Throws RootstockError, naming the first path that differs, unless the image holds just what its source does. */
const compareTrees = async (comparison) => {
    const difference = firstListedDifference(comparison) ?? (await firstContentDifference(comparison));
    if (difference !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK('checking the image of a layer', `${(0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .readable */ .HD)(difference)} differs from its source`, 'The image was thrown away: the tree changed meanwhile, or the installed image builder is broken (try another compression)');
    }
};
/** The first path that only one side has, or whose type, mode, owner, size or whole seconds differ. */
const firstListedDifference = ({ source, image, timesLost, }) => {
    const wanted = new Map(source.entries.map((entry) => [entry.path, entry]));
    for (const entry of image.entries) {
        const original = wanted.get(entry.path);
        if (!original)
            return entry.path;
        wanted.delete(entry.path);
        const same = original.type === entry.type &&
            original.mode === entry.mode &&
            original.uid === entry.uid &&
            original.gid === entry.gid &&
            (original.type !== 'f' || original.size === entry.size) &&
            (original.seconds === entry.seconds || timesLost.has(entry.path));
        if (!same)
            return entry.path;
    }
    return wanted.keys().next().value;
};
const firstContentDifference = async ({ source, image, hasAcls, staging, enter, }) => {
    const pipes = [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, 'source.pipe'), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, 'image.pipe')];
    await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)(['mkfifo', '-m', '600', ...pipes]);
    const abort = new AbortController();
    try {
        // A tar that cmp has stopped reading from ends by SIGPIPE; then cmp says what differs.
        const tarOptions = { signal: abort.signal, expected: [0, 128 + 13] };
        const tars = Promise.all([
            (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)(enter(treeStreamArguments(source.path, pipes[0], hasAcls)), tarOptions),
            (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)(enter(treeStreamArguments(image.path, pipes[1], hasAcls)), tarOptions),
        ]);
        // What ends one of the three early leaves the others waiting at a pipe.
        const failed = tars.then(() => new Promise(() => undefined));
        const compared = (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)(enter(['cmp', ...pipes]), { expected: [0, 1], signal: abort.signal });
        const { exitCode, stdout, stderr } = await Promise.race([compared, failed]);
        if (exitCode === 0) {
            await tars;
            return undefined;
        }
        tars.catch(() => undefined);
        return await entryAt(source.path, differingByte(`${stdout}${stderr}`), enter);
    }
    finally {
        abort.abort();
        await Promise.all(pipes.map((pipe) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(pipe, { force: true })));
    }
};
/** The offset in what cmp(1) printed; the end of the shorter stream counts as one. */
const differingByte = (text) => Number(/(?:byte|char) (\d+)/.exec(text)?.[1] ?? Number.MAX_SAFE_INTEGER);
/** The member of the tree's stream that a byte of it belongs to. */
const entryAt = async (tree, byte, enter) => {
    const { stdout } = await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runPipeline */ .aI)(enter(treeStreamArguments(tree, '-')), [
        'tar',
        '--list',
        '--verbose',
        '--numeric-owner',
        '--block-number',
        '--file=-',
    ]);
    return memberAtBlock(stdout, Math.floor((byte - 1) / 512));
};
/**
 * The member that a block belongs to, in what tar lists verbosely with block numbers. The number is that of the member's
 * header; an extended header, with its xattrs, lies before that and after the content of the member before.
 */
const memberAtBlock = (listing, block) => {
    let name = '/';
    let end = 0;
    for (const line of listing.split('\n')) {
        const match = /^block (\d+): (.)\S+ \S+ +([\d,]+) \S+ \S+ \.(.*)$/.exec(line);
        if (!match)
            continue;
        const [, header = '', type = '', size = '', path = ''] = match;
        if (block < end)
            break;
        name = path.replace(type === 'l' ? / -> .*$/ : type === 'h' ? / link to .*$/ : /\/$/, '') || '/';
        end = Number(header) + 1 + (type === '-' ? Math.ceil(Number(size) / 512) : 0);
    }
    return (0,_inspect_js__WEBPACK_IMPORTED_MODULE_4__/* .unescapeOctal */ .as)(name);
};


/***/ }),

/***/ 5847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ defaultCompression),
/* harmony export */   Gd: () => (/* binding */ parseCompression),
/* harmony export */   gv: () => (/* binding */ formatCompression)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);

const levels = {
    squashfs: {
        zstd: { least: 1, most: 22, usual: 3 },
        gzip: { least: 1, most: 9, usual: 6 },
        lz4: 'none',
        xz: 'none',
        none: 'none',
    },
    erofs: {
        zstd: { least: 1, most: 22, usual: 3 },
        lz4: 'none',
        lz4hc: { least: 1, most: 12, usual: 9 },
        none: 'none',
    },
};
const defaultCompression = { format: 'squashfs', algorithm: 'zstd', level: 3 };
/**
 * Reads `[FORMAT/]ALGORITHM[:LEVEL]`: `zstd`, `zstd:6`, `lz4`, `none`, `erofs/lz4hc:9`. The format is squashfs when none
 * is named. Throws UsageError for anything else.
 */
const parseCompression = (text) => {
    const match = /^(?:(squashfs|erofs)\/)?([a-z0-9]+)(?::(\d{1,2}))?$/.exec(text);
    const format = (match?.[1] ?? 'squashfs');
    const algorithm = match?.[2];
    // Own names only: an object has a `constructor`, too.
    const range = algorithm !== undefined && Object.hasOwn(levels[format], algorithm)
        ? levels[format][algorithm]
        : undefined;
    if (algorithm === undefined || range === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`compression "${text}"`, 'it is not known', `Use ${knownCompressions.join(', ')}, with :LEVEL`);
    }
    if (range === 'none') {
        if (match?.[3] !== undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`compression "${text}"`, `${algorithm} has no levels`);
        return { format, algorithm };
    }
    const level = match?.[3] === undefined ? range.usual : Number(match[3]);
    if (level < range.least || level > range.most) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`compression "${text}"`, `its level must be ${range.least} to ${range.most}`);
    }
    return { format, algorithm, level };
};
const formatCompression = ({ format, algorithm, level }) => `${format}/${algorithm}${level === undefined ? '' : `:${level}`}`;
const knownCompressions = ['zstd', 'gzip', 'lz4', 'xz', 'none', 'erofs/zstd', 'erofs/lz4hc', 'erofs/lz4'];


/***/ }),

/***/ 7502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CQ: () => (/* binding */ erofsArguments),
/* harmony export */   HZ: () => (/* binding */ erofsMountOptions),
/* harmony export */   Kg: () => (/* binding */ requireRightErofsBuilder)
/* harmony export */ });
/* unused harmony exports parseErofsVersion, isRightErofsBuilder */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4627);
/* harmony import */ var _compression_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5847);



/**
 * The first release of erofs-utils that wrote right images in our reference: 1.7.1 (Ubuntu 24.04) merges xattrs that
 * differ in their last byte, among them `trusted.overlay.opaque` (fixed upstream by b2f6da8); 1.4 resets all times.
 */
const firstRightVersion = [1, 8];
/** A fixed UUID and time, so that the same tree gives the same bytes. */
const erofsArguments = (directory, image, { algorithm, level }, birth = 0) => [
    'mkfs.erofs',
    '--quiet',
    '-U',
    '00000000-0000-0000-0000-000000000000',
    '--mkfs-time',
    `-T${birth}`,
    ...(algorithm === 'none' ? [] : [`-z${algorithm}${level === undefined ? '' : `,level=${level}`}`]),
    image,
    directory,
];
const erofsMountOptions = ['ro,loop'];
/** Throws where the installed builder is not known to write right images. */
const requireRightErofsBuilder = async () => {
    const { stdout, stderr } = await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runCommand */ .d1)(['mkfs.erofs', '--version'], { expected: [0, 1] });
    const version = parseErofsVersion(`${stdout}\n${stderr}`);
    if (!isRightErofsBuilder(version)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK('making an erofs image', `mkfs.erofs ${version ?? 'of an unknown version'} writes wrong xattrs or times`, 'Use a squashfs compression such as zstd, or erofs-utils 1.8 or newer');
    }
};
const parseErofsVersion = (text) => /mkfs\.erofs (?:\S* )?v?(\d+\.\d+)/.exec(text)?.[1];
const isRightErofsBuilder = (version) => {
    const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
    const [leastMajor, leastMinor] = firstRightVersion;
    return major > leastMajor || (major === leastMajor && minor >= leastMinor);
};


/***/ }),

/***/ 8312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ mountImage)
/* harmony export */ });
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4627);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1197);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _compression_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5847);
/* harmony import */ var _erofs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7502);
/* harmony import */ var _squashfs_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6295);






const mountOptions = {
    squashfs: _squashfs_js__WEBPACK_IMPORTED_MODULE_5__/* .squashfsMountOptions */ .M,
    erofs: _erofs_js__WEBPACK_IMPORTED_MODULE_4__/* .erofsMountOptions */ .HZ,
};
/**
 * Mounts an image read-only in a namespace, over a loop device that the kernel frees with the mount. Returns the options
 * that worked. Throws RootstockError when no set of options works.
 */
const mountImage = async (image, format, target, namespace) => {
    let problem;
    for (const options of mountOptions[format]) {
        try {
            await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_0__/* .runCommand */ .d1)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_1__/* .inNamespace */ .d2)(namespace, ['mount', '-t', format, '-o', options, image, target]));
            return options;
        }
        catch (error) {
            problem = error;
        }
    }
    const why = problem instanceof _host_command_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd ? problem.stderr : String(problem);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`mounting the image ${image}`, why, 'Does `rootstock check` name what is missing?');
};


/***/ }),

/***/ 949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $k: () => (/* binding */ inspectTree),
/* harmony export */   O5: () => (/* binding */ stripLocalMarks),
/* harmony export */   as: () => (/* binding */ unescapeOctal),
/* harmony export */   v5: () => (/* binding */ parseGetfattr)
/* harmony export */ });
/* unused harmony export parseLsattr */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4627);


const overlayPrefix = 'trusted.overlay.';
/** True only for the mount that wrote them, and read by the kernel only on an upper: without them images are equal. */
const localMarkNames = ['origin', 'impure', 'uuid', 'nlink', 'upper'];
/** A file with such a mark has its content, or its name, in another layer: an image of it would not stand for itself. */
const refusedMarkNames = ['metacopy', 'redirect'];
/**
 * Finds what an image of the tree would lose, and what must be stripped before.
 * Throws RootstockError for a tree that no image can stand for: one with `metacopy` or `redirect` marks.
 */
const inspectTree = async (tree, enter) => {
    const names = `^(trusted\\.overlay\\.(${[...localMarkNames, ...refusedMarkNames, 'protattr'].join('|')})|system\\.posix_acl_(access|default))$`;
    const [{ stdout: xattrs }, { stdout: flags }] = await Promise.all([
        (0,_host_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runCommand */ .d1)(enter(['getfattr', '-R', '-P', '-h', '--absolute-names', '-m', names, '--', tree]), {
            bytes: true,
        }),
        // lsattr fails on what has no flags (links, devices) and goes on.
        (0,_host_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runCommand */ .d1)(enter(['lsattr', '-R', '-a', tree]), { expected: [0, 1], bytes: true }),
    ]);
    const losses = [];
    const localMarks = new Map();
    for (const { path, name } of parseGetfattr(xattrs)) {
        const mark = name.startsWith(overlayPrefix) ? name.slice(overlayPrefix.length) : undefined;
        if (mark === undefined)
            losses.push({ path: below(tree, path), what: 'POSIX ACL' });
        else if (mark === 'protattr')
            losses.push({ path: below(tree, path), what: 'immutable or append-only flag' });
        else if (refusedMarkNames.includes(mark)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`making a layer of ${tree}`, `${(0,_host_command_js__WEBPACK_IMPORTED_MODULE_1__/* .readable */ .HD)(below(tree, path))} carries ${name}, so its content is in another layer`, 'Such a tree was written by an overlay with other options than Rootstock states');
        }
        else
            localMarks.set(path, [...(localMarks.get(path) ?? []), name]);
    }
    for (const path of parseLsattr(flags))
        losses.push({ path: below(tree, path), what: 'immutable or append-only flag' });
    return { losses: uniqueLosses(losses), localMarks };
};
/**
 * Takes the marks off that are true only on this machine and mount. Hard links carry one mark under each of their names:
 * taken off the first, it is gone from all, and `setfattr` fails for the others. So where it failed the tree is read again.
 */
const stripLocalMarks = async (tree, inspection, enter) => {
    const byMark = new Map();
    for (const [path, names] of inspection.localMarks) {
        for (const name of names)
            byMark.set(name, [...(byMark.get(name) ?? []), path]);
    }
    let failed = '';
    for (const [name, paths] of byMark) {
        const { stderr } = await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runCommand */ .d1)(enter(['xargs', '-0', 'setfattr', '-h', '-x', name, '--']), {
            input: `${paths.join('\0')}\0`,
            bytes: true,
            // What xargs makes of the status of setfattr.
            expected: [0, 123],
        });
        failed ||= stderr;
    }
    if (failed === '' || (await inspectTree(tree, enter)).localMarks.size === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`making a layer of ${tree}`, `marks of overlay stay on it: ${failed}`);
};
/** The paths and names in what `getfattr` printed; it writes control characters and backslashes in octal. */
const parseGetfattr = (text) => {
    const found = [];
    let path = '';
    for (const line of text.split('\n')) {
        if (line.startsWith('# file: '))
            path = unescapeOctal(line.slice('# file: '.length));
        else if (line !== '')
            found.push({ path, name: line.split('=', 1)[0] ?? line });
    }
    return found;
};
/** The paths with the immutable or the append-only flag in what `lsattr` printed. */
const parseLsattr = (text) => text
    .split('\n')
    .map((line) => /^([-a-zA-Z]{16,}) (.+)$/.exec(line))
    .filter((match) => match !== null && /[ai]/.test(match[1] ?? ''))
    .map((match) => match?.[2] ?? '')
    .filter((path) => !path.endsWith('/..'))
    // How it lists the tree itself.
    .map((path) => path.replace(/\/\.$/, ''));
/** Bytes that are written as a backslash and three octal digits. */
const unescapeOctal = (text) => text.replace(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8)));
const below = (tree, path) => path === tree ? '/' : path.slice(Buffer.byteLength(tree));
const uniqueLosses = (losses) => [
    ...new Map(losses.map((loss) => [`${loss.what}\0${loss.path}`, loss])).values(),
];


/***/ }),

/***/ 2848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   L7: () => (/* binding */ parseLayerDescription),
/* harmony export */   jP: () => (/* binding */ withoutRepeats),
/* harmony export */   x0: () => (/* binding */ layerFormat)
/* harmony export */ });
/* harmony import */ var _inspect_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(949);

const isDigest = (text) => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);
/**
 * The layers of a stack, each once: the topmost of those that are the same, since the kernel takes no layer twice (ELOOP).
 * The stack shows the same without the lower one: whatever that says of a path, the upper one says again.
 */
const withoutRepeats = (layers) => layers.filter((layer, index) => layers.lastIndexOf(layer) === index);
const layerFormat = 1;
/** Throws unless the value is a layer description of a format that this version knows. */
const parseLayerDescription = (value) => {
    const description = value;
    if (description?.format !== layerFormat) {
        throw new Error(`the layer's format is ${String(description?.format)}, and this version knows ${layerFormat}`);
    }
    const { digest, compression, size } = description;
    if (!isDigest(digest) || typeof compression !== 'string' || typeof size !== 'number') {
        throw new Error('the description of the layer is not whole');
    }
    return description;
};


/***/ }),

/***/ 7343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ describeLayer),
/* harmony export */   OY: () => (/* binding */ hasLayer),
/* harmony export */   R9: () => (/* binding */ imageSize),
/* harmony export */   VE: () => (/* binding */ addLayer),
/* harmony export */   VR: () => (/* binding */ listLayers),
/* harmony export */   d0: () => (/* binding */ imagePath),
/* harmony export */   e5: () => (/* binding */ removeLayer),
/* harmony export */   fL: () => (/* binding */ verifyLayer),
/* harmony export */   iD: () => (/* binding */ descriptionPath),
/* harmony export */   xF: () => (/* binding */ checkedImage),
/* harmony export */   zb: () => (/* binding */ stagingName)
/* harmony export */ });
/* unused harmony export layerImageFormat */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(72);
/* harmony import */ var _host_digest_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9324);
/* harmony import */ var _host_processes_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9415);
/* harmony import */ var _compression_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5847);
/* harmony import */ var _layer_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2848);








const imagePath = ({ directory }, digest) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, `${digest}.image`);
const descriptionPath = ({ directory }, digest) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, `${digest}.json`);
/** The digests of all whole layers. */
const listLayers = (layers) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(layers.directory)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((digest) => (0,_layer_js__WEBPACK_IMPORTED_MODULE_7__/* .isDigest */ .Bc)(digest) && hasLayer(layers, digest));
const hasLayer = (layers, digest) => {
    const image = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(imagePath(layers, digest), { throwIfNoEntry: false });
    return (image !== undefined && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(descriptionPath(layers, digest), { throwIfNoEntry: false }) !== undefined);
};
/** Bytes of an image; none where it is not there. */
const imageSize = (layers, digest) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(imagePath(layers, digest), { throwIfNoEntry: false })?.size ?? 0;
/** The image of a layer, once its bytes are seen to be those that its name says. Throws RootstockError when they are not. */
const checkedImage = async (layers, digest) => {
    await verifyLayer(layers, digest);
    return { image: imagePath(layers, digest), format: layerImageFormat(describeLayer(layers, digest)) };
};
/** Throws RootstockError when the layer is not in the store, or is of another format. */
const describeLayer = (layers, digest) => {
    try {
        const value = (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(descriptionPath(layers, digest));
        if (value === undefined)
            throw new Error('it is not in the store');
        return (0,_layer_js__WEBPACK_IMPORTED_MODULE_7__/* .parseLayerDescription */ .L7)(value);
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`reading layer ${digest.slice(0, 12)}`, (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error), 'Use the version that made it, or see what `rootstock fsck` says');
    }
};
const layerImageFormat = (description) => (0,_compression_js__WEBPACK_IMPORTED_MODULE_6__/* .parseCompression */ .Gd)(description.compression).format;
/**
 * Gives an image its name: its bytes are on disk first, then its description, then its name. Adding one that is there
 * already changes nothing, but for one that is not what its name says: that is replaced. The image must be on the store's
 * file system; it is moved.
 */
const addLayer = (layers, image, description) => {
    const { digest } = description;
    if (hasLayer(layers, digest) && readVerified(layers, digest) === fingerprint(imagePath(layers, digest))) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(image, { force: true });
        return;
    }
    // Readable by all, in a directory that only root may enter: a hard link elsewhere then lends it to one user.
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(image, 0o444);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .syncPath */ .Z8)(image);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFileAtomically */ .lo)(descriptionPath(layers, digest), `${JSON.stringify(description, null, 2)}\n`);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(image, imagePath(layers, digest));
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .syncDirectory */ .zR)(layers.directory);
    markVerified(layers, digest);
};
const removeLayer = (layers, digest) => {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(imagePath(layers, digest), { force: true });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(descriptionPath(layers, digest), { force: true });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(verifiedPath(layers, digest), { force: true });
};
const verifiedPath = ({ directory }, digest) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, `${digest}.verified`);
const markVerified = (layers, digest) => {
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFileAtomically */ .lo)(verifiedPath(layers, digest), fingerprint(imagePath(layers, digest)));
};
/**
 * Size, time and inode of an image: while they are the same, so are its bytes, short of a failing disk. Not its ctime:
 * a hard link, by which it is lent for uploading, changes that.
 */
const fingerprint = (path) => {
    const { size, mtimeMs, ino } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
    return JSON.stringify({ size, mtimeMs, ino });
};
/**
 * Sees that the image is what its name says, by reading all of it the first time it is used on this machine and not
 * again while the file is untouched. Throws RootstockError when it is not.
 */
const verifyLayer = async (layers, digest) => {
    const path = imagePath(layers, digest);
    const { size } = describeLayer(layers, digest);
    const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    if (status?.size === size) {
        if (readVerified(layers, digest) === fingerprint(path))
            return;
        if ((await (0,_host_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestOf */ .o)(path)) === digest) {
            markVerified(layers, digest);
            return;
        }
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`checking layer ${digest.slice(0, 12)}`, status ? 'its bytes are not those that its name says' : 'its image is missing', 'See what `rootstock fsck` says');
};
const readVerified = (layers, digest) => {
    try {
        return JSON.stringify((0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(verifiedPath(layers, digest)));
    }
    catch {
        return undefined;
    }
};
/** A name for a file that is being made; what another boot or a dead process left is removed by the sweep. */
const stagingName = (kind) => `${kind}-${(0,_host_processes_js__WEBPACK_IMPORTED_MODULE_5__/* .bootIdentity */ .$s)().slice(0, 8)}-${process.pid}-${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;


/***/ }),

/***/ 8447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ mountImages)
/* harmony export */ });
/* unused harmony export sideBySideArguments */
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4627);
/* harmony import */ var _host_mountinfo_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1155);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1197);
/* harmony import */ var _compression_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5847);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8312);





/**
 * Mounts images as `mountImage` does one. The first of a format shows which options the kernel takes; with these the others
 * are mounted side by side, since what a mount takes is mostly waiting: for a loop device to settle, and for every reader
 * of the mount table to be done. Throws RootstockError, like that, for an image that cannot be mounted.
 */
const mountImages = async (images, namespace) => {
    for (const format of ['squashfs', 'erofs']) {
        const [first, ...others] = images.filter((image) => image.format === format);
        if (!first)
            continue;
        const options = await (0,_image_js__WEBPACK_IMPORTED_MODULE_4__/* .mountImage */ .j)(first.image, format, first.target, namespace);
        if (others.length === 0)
            continue;
        await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_0__/* .runCommand */ .d1)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_2__/* .inNamespace */ .d2)(namespace, sideBySideArguments(format, options)), {
            input: others.map(({ image, target }) => `${image}\0${target}\0`).join(''),
            // What could not be mounted is tried alone, which tells why.
            expected: [0, someFailed],
        });
        const mounted = new Set((0,_host_mountinfo_js__WEBPACK_IMPORTED_MODULE_1__/* .readMounts */ .u)(namespace.pid).map(({ mountPoint }) => mountPoint));
        for (const { image, target } of others)
            if (!mounted.has(target))
                await (0,_image_js__WEBPACK_IMPORTED_MODULE_4__/* .mountImage */ .j)(image, format, target, namespace);
    }
};
/** As xargs(1) says it. */
const someFailed = 123;
/** Takes images and targets, in turns, from its standard input. */
const sideBySideArguments = (format, options) => [
    ...['xargs', '-0', '-n', '2', '-P', '64', 'mount', '-t', format, '-o', options],
];


/***/ }),

/***/ 6295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ squashfsMountOptions),
/* harmony export */   P: () => (/* binding */ squashfsArguments)
/* harmony export */ });
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4627);
/* harmony import */ var _compression_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5847);


/**
 * The arguments that make a squashfs image of a directory: the same tree gives the same bytes (`-mkfs-time`, no
 * appending), owners by number, all xattrs. From a directory and never `-tar`: with tar input, mksquashfs 4.5.1 wrote
 * images that lost files and exited 0 (reference: measured; squashfs-tools#344, #361 for others).
 */
const squashfsArguments = (directory, image, compression, birth = 0) => [
    'mksquashfs',
    directory,
    image,
    '-noappend',
    '-no-recovery',
    '-exit-on-error',
    '-xattrs',
    '-one-file-system',
    '-mkfs-time',
    String(birth),
    '-b',
    '131072',
    '-no-progress',
    '-quiet',
    ...compressionArguments(compression),
];
const compressionArguments = ({ algorithm, level }) => {
    if (algorithm === 'none')
        return ['-noI', '-noD', '-noF', '-noX', '-no-fragments'];
    return ['-comp', algorithm, ...(level === undefined ? [] : ['-Xcompression-level', String(level)])];
};
/**
 * Mount options for an image, the first choice first: with all its decompressor threads where the kernel was built to
 * take the option (Ubuntu's default is a single one; kernel squashfs.rst), else as the kernel does by itself.
 */
const squashfsMountOptions = ['ro,loop,threads=multi', 'ro,loop'];


/***/ }),

/***/ 292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ timeLosses),
/* harmony export */   n: () => (/* binding */ listTree)
/* harmony export */ });
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4627);
/* harmony import */ var _inspect_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(949);


const fieldCount = 7;
/** Every entry of a tree, on its own file system only, ordered by path. */
const listTree = async (tree, enter) => {
    const format = ['%P', '%y', '%m', '%U', '%G', '%s', '%T@'].map((field) => `${field}\\0`).join('');
    const { stdout } = await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_0__/* .runCommand */ .d1)(enter(['find', tree, '-xdev', '-printf', format]), { bytes: true });
    const fields = stdout.split('\0');
    const entries = [];
    for (let index = 0; index + fieldCount <= fields.length; index += fieldCount) {
        const [path = '', type = '', mode = '', uid = '', gid = '', size = '', time = ''] = fields.slice(index, index + fieldCount);
        entries.push({ path: `/${path}`, type, mode, uid, gid, size, seconds: Math.floor(Number(time)) });
    }
    return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
};
/** squashfs keeps times as unsigned 32-bit seconds (squashfs.rst). */
const timeLosses = (entries) => entries
    .filter(({ seconds }) => seconds < 0 || seconds > 0xffffffff)
    .map(({ path }) => ({ path, what: 'time before 1970 or after 2106' }));


/***/ }),

/***/ 9980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p3: () => (/* binding */ usualBinds),
/* harmony export */   vo: () => (/* binding */ parseBind)
/* harmony export */ });
/* unused harmony exports runnerBinds, workspaceOf */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _host_scratch_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7568);




/** Reads `src[:dst][:ro]`. A relative source is below `directory`. Throws UsageError for what cannot be bound. */
const parseBind = (text, directory) => {
    const parts = text.split(':');
    const readOnly = parts.length > 1 && parts[parts.length - 1] === 'ro';
    if (readOnly)
        parts.pop();
    const [from = '', to, ...more] = parts;
    const source = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, from);
    const target = to ?? source;
    const why = from === '' || more.length > 0
        ? 'it is not src[:dst][:ro]'
        : !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(target)
            ? 'its place in the root must be an absolute path'
            : target.split('/').includes('..')
                ? 'its place in the root may not hold ".."'
                : /^\/*$/.test(target)
                    ? 'it would hide the whole root'
                    : !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(source)
                        ? `${source} does not exist`
                        : undefined;
    if (why !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(`bind "${text}"`, why);
    return { source: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(source), target: target.replace(/\/+$/, ''), readOnly };
};
/** What a step of a job needs at the same path: its script, its file commands, its workspace and tools (runner.md, C.6). */
const runnerBinds = (environment) => {
    const { GITHUB_WORKSPACE, RUNNER_WORKSPACE, RUNNER_TEMP, RUNNER_TOOL_CACHE } = environment;
    const work = RUNNER_WORKSPACE === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(RUNNER_WORKSPACE);
    const commandFiles = [
        'GITHUB_ENV',
        'GITHUB_OUTPUT',
        'GITHUB_PATH',
        'GITHUB_STEP_SUMMARY',
        'GITHUB_EVENT_PATH',
    ]
        .map((name) => environment[name])
        .filter((path) => path !== undefined && path !== '')
        .map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path ?? ''));
    // The whole work directory when it is one: the runner keeps its own _temp and _actions there.
    const wholeWork = work !== undefined && RUNNER_TEMP !== undefined && (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_3__/* .isAtOrBelow */ .a5)(RUNNER_TEMP, work) ? work : undefined;
    const wanted = [
        wholeWork,
        GITHUB_WORKSPACE,
        RUNNER_WORKSPACE,
        RUNNER_TEMP,
        RUNNER_TOOL_CACHE,
        ...commandFiles,
    ];
    return outermost(wanted.filter((path) => path !== undefined && path.startsWith('/') && path !== '/'))
        .filter((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path))
        .map((path) => ({ source: path, target: path, readOnly: false }));
};
/**
 * The work tree of git that holds the directory: on a laptop this is what a job's workspace is. Nothing for a directory
 * outside of one, and never the root directory of the machine.
 */
const workspaceOf = (directory) => {
    for (let here = directory; here !== '/'; here = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(here)) {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(here, '.git')))
            return here;
    }
    return undefined;
};
/** The binds that a command started here, with this environment, expects without asking. */
const usualBinds = (environment, directory) => {
    const binds = runnerBinds(environment);
    const workspace = workspaceOf(directory);
    if (workspace === undefined || binds.some(({ target }) => (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_3__/* .isAtOrBelow */ .a5)(workspace, target)))
        return binds;
    return [...binds, { source: workspace, target: workspace, readOnly: false }];
};
const outermost = (paths) => [...new Set(paths)]
    .sort((a, b) => a.length - b.length)
    .reduce((kept, path) => (kept.some((outer) => (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_3__/* .isAtOrBelow */ .a5)(path, outer)) ? kept : [...kept, path]), []);


/***/ }),

/***/ 7514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ collect)
/* harmony export */ });
/* unused harmony export chooseForgotten */
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2848);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7343);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2541);
/* harmony import */ var _referrers_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6436);




/**
 * Removes every layer that no snapshot, key, base or root refers to, after it has forgotten what the options say: never
 * what a root stands on. Alone in the store while it runs, so that nothing comes to refer to a layer as it goes; names go
 * first, so that what is killed in between leaves layers without a name, and no name without its layers.
 */
const collect = (store, options = {}) => (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_2__/* .aloneInStore */ .O2)(store, () => {
    const all = (0,_referrers_js__WEBPACK_IMPORTED_MODULE_3__/* .readReferrers */ .tV)(store);
    const sizes = new Map((0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .listLayers */ .VR)(store.layers).map((digest) => [digest, (0,_referrers_js__WEBPACK_IMPORTED_MODULE_3__/* .sizeOfLayers */ .fq)(store, [digest])]));
    const sizeOf = (digests) => [...digests].reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0);
    const forgotten = chooseForgotten(all, sizeOf, Date.now(), options);
    const needed = (0,_referrers_js__WEBPACK_IMPORTED_MODULE_3__/* .neededLayers */ .Cb)(all.filter((referrer) => !forgotten.includes(referrer)));
    const unneeded = [...sizes.keys()].filter((digest) => !needed.has(digest));
    const collected = {
        forgotten: forgotten.map(({ kind, name }) => ({ kind, name })),
        layers: unneeded.length,
        bytes: sizeOf(unneeded),
        remainingBytes: sizeOf(needed),
    };
    if (options.dryRun)
        return collected;
    for (const { forget } of forgotten)
        forget?.();
    for (const digest of unneeded)
        (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .removeLayer */ .e5)(store.layers, digest);
    return collected;
});
/**
 * What is to be forgotten, the least recently used first. Nothing that a root stands on: to forget its name would free
 * nothing. A base was used when anything that stands on it was.
 * @param sizeOf bytes of the images of some layers
 * @param now milliseconds
 */
const chooseForgotten = (referrers, sizeOf, now, { maxBytes = Infinity, maxAge = Infinity }) => {
    const inUse = (0,_referrers_js__WEBPACK_IMPORTED_MODULE_3__/* .neededLayers */ .Cb)(referrers.filter(({ kind }) => kind === 'root'));
    const candidates = referrers
        .filter(({ forget, layers }) => forget && !layers.every((digest) => inUse.has(digest)))
        .map((referrer) => ({ referrer, used: lastUseOf(referrer, referrers) }))
        .sort((a, b) => a.used - b.used || Number(a.referrer.kind === 'base') - Number(b.referrer.kind === 'base'));
    const forgotten = new Set();
    const sizeNow = () => sizeOf((0,_referrers_js__WEBPACK_IMPORTED_MODULE_3__/* .neededLayers */ .Cb)(referrers.filter((referrer) => !forgotten.has(referrer))));
    for (const { referrer, used } of candidates)
        if (now - used > maxAge || sizeNow() > maxBytes)
            forgotten.add(referrer);
    // A name whose layers others need as well makes no room, and need not go for it.
    for (const { referrer, used } of [...candidates].reverse()) {
        if (!forgotten.has(referrer) || now - used > maxAge)
            continue;
        const size = sizeNow();
        forgotten.delete(referrer);
        if (sizeNow() > size)
            forgotten.add(referrer);
    }
    return candidates.map(({ referrer }) => referrer).filter((referrer) => forgotten.has(referrer));
};
const lastUseOf = ({ kind, used, layers: [first] }, referrers) => kind === 'base'
    ? Math.max(used, ...referrers.filter(({ layers }) => layers[0] === first).map((other) => other.used))
    : used;


/***/ }),

/***/ 9270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ createRoot)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(72);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _layer_compression_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5847);
/* harmony import */ var _host_remove_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4129);
/* harmony import */ var _base_base_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4674);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2848);
/* harmony import */ var _snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9250);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(5825);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(2541);
/* harmony import */ var _binds_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(9980);
/* harmony import */ var _drop_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(1459);
/* harmony import */ var _scratch_choice_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(1048);
/* harmony import */ var _start_name_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(3350);
/* harmony import */ var _transitions_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(1832);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(9873);
















/**
 * Makes a root, without mounting it. Throws UsageError where there is one of that name. The caller holds its exclusive lock,
 * and sees that the layers are not removed meanwhile.
 */
const createRoot = async (store, root) => {
    if ((0,_state_js__WEBPACK_IMPORTED_MODULE_15__/* .readRoot */ .XD)(store, root.name)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(`root "${root.name}"`, 'it exists already', `Remove it with \`rootstock scrub --root ${root.name}\``);
    }
    const { directory } = (0,_state_js__WEBPACK_IMPORTED_MODULE_15__/* .rootPaths */ .R7)(store, root.name);
    // What a maker or a remover that was killed left; without a state it is no root.
    await (0,_drop_js__WEBPACK_IMPORTED_MODULE_11__/* .finishDrop */ .js)(store, root.name);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_1__/* .makeDirectory */ .Oh)(directory);
    try {
        const { scratch, compression, layers, key, maxLayers, ...rest } = root;
        const state = {
            ...rest,
            ...(key === undefined ? {} : { key }),
            ...(maxLayers === undefined ? {} : { maxLayers }),
            stack: (0,_transitions_js__WEBPACK_IMPORTED_MODULE_14__/* .stackOf */ .US)(layers),
            format: 1,
            generation: Date.now(),
            id: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(),
            pending: [],
            compression: (0,_layer_compression_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCompression */ .gv)(compression),
            scratch: (0,_scratch_choice_js__WEBPACK_IMPORTED_MODULE_12__/* .chooseScratch */ .C)({ ...scratch, baseIsHost: root.base.kind === 'host' }, directory),
        };
        // Before the state, which makes it a root: a root has the name from the first.
        (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_8__/* .writeSnapshot */ .oF)(store, root.name, (0,_snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_7__/* .makeSnapshot */ .HM)(_start_name_js__WEBPACK_IMPORTED_MODULE_13__/* .startName */ .S, root, layers));
        (0,_state_js__WEBPACK_IMPORTED_MODULE_15__/* .writeRoot */ .ao)(store, state);
        return state;
    }
    catch (error) {
        await (0,_host_remove_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .removeTree */ .d)(directory);
        throw error;
    }
};


/***/ }),

/***/ 5653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  x: () => (/* binding */ diffStacks)
});

// UNUSED EXPORTS: compare

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __nccwpck_require__(4627);
// EXTERNAL MODULE: ./lib/host/namespace.js
var host_namespace = __nccwpck_require__(1197);
// EXTERNAL MODULE: ./lib/host/remove-tree.js
var remove_tree = __nccwpck_require__(4129);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __nccwpck_require__(7343);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var store = __nccwpck_require__(2541);
;// CONCATENATED MODULE: ./lib/root/same-file.js

const chunk = 1 << 20;
/** Whether two files of one size hold the same bytes. */
const isSameFile = (a, b) => {
    const files = [a, b].map((path) => ({ descriptor: (0,external_node_fs_.openSync)(path, 'r'), buffer: Buffer.alloc(chunk) }));
    try {
        for (;;) {
            const [one, other] = files.map(({ descriptor, buffer }) => buffer.subarray(0, (0,external_node_fs_.readSync)(descriptor, buffer, 0, chunk, null)));
            if (!one || !other || !one.equals(other))
                return false;
            if (one.length === 0)
                return true;
        }
    }
    finally {
        for (const { descriptor } of files)
            (0,external_node_fs_.closeSync)(descriptor);
    }
};

// EXTERNAL MODULE: ./lib/root/view.js
var view = __nccwpck_require__(3935);
;// CONCATENATED MODULE: ./lib/root/diff.js









/**
 * Mounts two stacks read-only, in a namespace that is gone when this returns, and compares what they show. Where they
 * share their lower layers, only what the others touch is looked at, however large the root is.
 * @param parent where uppers that are not images yet are seen
 */
const diffStacks = async (store, from, to, parent) => {
    const directory = (0,external_node_path_.join)(store.staging, (0,layer_layers/* stagingName */.zb)('diff'));
    (0,external_node_fs_.mkdirSync)(directory, { mode: 0o700 });
    try {
        return await (0,host_namespace/* withNamespace */.iY)('rootstock: comparing', async (namespace) => {
            // In memory: over base host the kernel takes no other lower from the file system of `/`.
            await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, ['mount', '-t', 'tmpfs', 'rootstock-diff', directory]));
            const before = await (0,view/* viewStack */.ID)(store, from, (0,external_node_path_.join)(directory, 'from'), namespace);
            const after = await (0,view/* viewStack */.ID)(store, to, (0,external_node_path_.join)(directory, 'to'), namespace);
            const shared = sharedLayers(from, to);
            const touched = [...before.layers.slice(shared), ...after.layers.slice(shared)];
            const outside = (path) => (0,host_namespace/* outsidePath */.dX)(namespace, path);
            return compare(outside(before.merged), outside(after.merged), from.base?.identity === to.base?.identity ? touched.map(outside) : undefined);
        }, parent);
    }
    finally {
        await (0,remove_tree/* removeTree */.d)(directory);
    }
};
/** How many layers, from the base, both stacks begin with. */
const sharedLayers = (from, to) => {
    const differing = from.layers.findIndex((layer, index) => JSON.stringify(layer) !== JSON.stringify(to.layers[index]));
    return differing < 0 ? from.layers.length : differing;
};
/**
 * What differs between two trees, ordered by path. No link is followed.
 * @param touched only what one of these trees has an entry for can differ, unless a whole directory was hidden
 */
const compare = (before, after, touched) => {
    const changes = [];
    const [old, now] = [(0,command/* asBytes */.Yd)(before), (0,command/* asBytes */.Yd)(after)];
    const add = (change, path, status) => {
        changes.push({ change, path: (0,command/* readable */.HD)(path), size: status.isDirectory() ? 0 : status.size });
    };
    const addBelow = (change, tree, path) => {
        for (const [name, status] of entriesOf((0,external_node_path_.join)(tree, path)))
            addAll(change, tree, (0,external_node_path_.join)(path, name), status);
    };
    const addAll = (change, tree, path, status) => {
        add(change, path, status);
        if (status.isDirectory())
            addBelow(change, tree, path);
    };
    const visit = (path, trees) => {
        const [olds, nows] = [entriesOf((0,external_node_path_.join)(old, path)), entriesOf((0,external_node_path_.join)(now, path))];
        const names = trees && new Set(trees.flatMap((tree) => namesIn((0,external_node_path_.join)(tree, path))));
        for (const name of [...new Set([...olds.keys(), ...nows.keys()])].sort()) {
            const [a, b] = [olds.get(name), nows.get(name)];
            const here = (0,external_node_path_.join)(path, name);
            if (names && !names.has(name) && a && b)
                continue;
            if (!a && b)
                addAll('added', now, here, b);
            else if (a && !b)
                addAll('deleted', old, here, a);
            else if (a && b) {
                if (differs(a, b, () => isSame((0,external_node_path_.join)(old, here), (0,external_node_path_.join)(now, here), b, names !== undefined)))
                    add('modified', here, b);
                if (a.isDirectory() && b.isDirectory())
                    visit(here, trees?.filter((tree) => statusOf((0,external_node_path_.join)(tree, here))?.isDirectory()));
                else if (a.isDirectory())
                    addBelow('deleted', old, here);
                else if (b.isDirectory())
                    addBelow('added', now, here);
            }
        }
    };
    if (differs((0,external_node_fs_.lstatSync)(before), (0,external_node_fs_.lstatSync)(after), () => true))
        changes.push({ change: 'modified', path: '/', size: 0 });
    visit('/', touched?.map(command/* asBytes */.Yd));
    return changes;
};
/** Names are bytes, and need not be text: in what follows each character of a path stands for one. */
const entriesOf = (directory) => {
    const found = new Map();
    for (const name of namesIn(directory).sort()) {
        const status = statusOf((0,external_node_path_.join)(directory, name));
        if (status)
            found.set(name, status);
    }
    return found;
};
const statusOf = (path) => (0,external_node_fs_.lstatSync)((0,command/* bufferOf */.Kb)(path), { throwIfNoEntry: false });
const namesIn = (directory) => {
    try {
        return (0,external_node_fs_.readdirSync)((0,command/* bufferOf */.Kb)(directory), { encoding: 'latin1' });
    }
    catch {
        // Not a directory on this side.
        return [];
    }
};
/** Whole seconds only: images have no fractions. A directory's own size and time follow from what is in it. */
const differs = (a, b, isSameContent) => {
    if (a.mode !== b.mode || a.uid !== b.uid || a.gid !== b.gid)
        return true;
    if (a.isDirectory())
        return false;
    const isSameFile = a.isSymbolicLink() ||
        (a.size === b.size && a.rdev === b.rdev && Math.floor(a.mtimeMs / 1000) === Math.floor(b.mtimeMs / 1000));
    return !isSameFile || !isSameContent();
};
/** @param isTouched then equal sizes and times are not believed: a file that was written again in one second has both */
const isSame = (a, b, { mode }, isTouched) => {
    const type = mode & external_node_fs_.constants.S_IFMT;
    const [one, other] = [(0,command/* bufferOf */.Kb)(a), (0,command/* bufferOf */.Kb)(b)];
    if (type === external_node_fs_.constants.S_IFLNK)
        return (0,external_node_fs_.readlinkSync)(one, 'latin1') === (0,external_node_fs_.readlinkSync)(other, 'latin1');
    return type !== external_node_fs_.constants.S_IFREG || !isTouched || isSameFile(one, other);
};


/***/ }),

/***/ 1459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EE: () => (/* binding */ dropLockedRoot),
/* harmony export */   Ez: () => (/* binding */ dropRoot),
/* harmony export */   KK: () => (/* binding */ sweepRoots),
/* harmony export */   KV: () => (/* binding */ isLeftOver),
/* harmony export */   js: () => (/* binding */ finishDrop)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(72);
/* harmony import */ var _host_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(439);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1197);
/* harmony import */ var _host_processes_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9415);
/* harmony import */ var _host_remove_tree_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4129);
/* harmony import */ var _host_scratch_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7568);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2541);
/* harmony import */ var _holders_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(9587);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(2549);
/* harmony import */ var _pack_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(4);
/* harmony import */ var _scratch_mount_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(8054);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(9873);













/**
 * Ends what runs in a root, which takes its mounts down, and removes the root with its upper and the snapshots named in
 * it. Layers stay until nothing refers to them. Silent where there is no such root, or another command drops it meanwhile.
 */
const dropRoot = async (store, name, busy) => {
    const isThere = () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,_state_js__WEBPACK_IMPORTED_MODULE_12__/* .rootPaths */ .R7)(store, name).state);
    if (!isThere())
        return;
    // A name that was promised is given, unless all is to end at once: then the packing ends with the namespace.
    if (busy === 'end-daemons')
        await (0,_pack_js__WEBPACK_IMPORTED_MODULE_10__/* .whileNobodyPacks */ .x6)(store, name, () => Promise.resolve());
    if (!isReadable(store, name))
        return dropUnreadable(store, name);
    await (0,_lock_js__WEBPACK_IMPORTED_MODULE_9__/* .changeRoot */ .t)(store, name, { busy, what: 'removing' }, (state) => dropLockedRoot(store, state)).catch((error) => {
        if (isThere())
            throw error;
    });
};
const isReadable = (store, name) => {
    try {
        (0,_state_js__WEBPACK_IMPORTED_MODULE_12__/* .readRoot */ .XD)(store, name);
        return true;
    }
    catch {
        return false;
    }
};
/** A root whose state is damaged, or of another version: its holder is found by its mounts. */
const dropUnreadable = (store, name) => (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .withLock */ .kK)((0,_state_js__WEBPACK_IMPORTED_MODULE_12__/* .rootPaths */ .R7)(store, name).lock, 'exclusive', async () => {
    for (const holder of (0,_holders_js__WEBPACK_IMPORTED_MODULE_8__/* .findHolders */ .ZC)(store))
        if (holder.root === name)
            await (0,_holders_js__WEBPACK_IMPORTED_MODULE_8__/* .endHolder */ .m_)(holder);
    await removeRoot(store, name);
});
/** The same, for the one who holds the root's exclusive lock. */
const dropLockedRoot = async (store, state) => {
    await unmountRoot(state);
    await removeRoot(store, state.name);
};
/** Removes a root whose holder has ended. */
const removeRoot = async (store, name) => {
    const { directory, state, dropped, lock, packLock } = (0,_state_js__WEBPACK_IMPORTED_MODULE_12__/* .rootPaths */ .R7)(store, name);
    // From here on there is no such root, and whoever comes across what is left of it takes that away.
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(state, dropped);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_1__/* .syncDirectory */ .zR)(directory);
    await finishDrop(store, name);
    // While it is held: whoever waits for it sees that it is gone, and takes another.
    for (const file of [packLock, lock])
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(file, { force: true });
};
/** Removes what is left of a root that is no root any more, or was none yet. The caller holds its exclusive lock. */
const finishDrop = async (store, name) => {
    const { directory, dropped } = (0,_state_js__WEBPACK_IMPORTED_MODULE_12__/* .rootPaths */ .R7)(store, name);
    const scratch = scratchOf(dropped);
    if (scratch)
        await (0,_scratch_mount_js__WEBPACK_IMPORTED_MODULE_11__/* .removeScratch */ .ZU)(scratch);
    await (0,_host_remove_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .removeTree */ .d)(directory);
};
/** Undefined where nobody can tell any more. */
const scratchOf = (dropped) => {
    try {
        return (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readJson */ .Vh)(dropped)?.scratch;
    }
    catch {
        return undefined;
    }
};
/** Ends the holder, and with it every process and mount of the root. Its upper stays. */
const unmountRoot = async (state) => {
    if (state.holder && (0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_3__/* .isAlive */ ._n)(state.holder))
        await (0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_3__/* .endNamespace */ .vn)(state.holder);
};
/**
 * Drops the roots whose owners are gone: those of commands that were killed, and those that an earlier job of the same
 * runner left. Returns their names.
 * @param current the owner of the roots that are about to be made, when a job asks
 */
const sweepRoots = async (store, current) => {
    await (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__/* .sweepStaging */ .ii)(store);
    const left = (0,_state_js__WEBPACK_IMPORTED_MODULE_12__/* .listRoots */ .qV)(store).filter((name) => isLeftOver(readOwner(store, name), current));
    for (const name of left)
        await dropRoot(store, name, 'end');
    return left;
};
const readOwner = (store, name) => {
    try {
        return (0,_state_js__WEBPACK_IMPORTED_MODULE_12__/* .readRoot */ .XD)(store, name)?.owner ?? { kind: 'user' };
    }
    catch {
        // Of another version, or damaged: not ours to judge.
        return { kind: 'user' };
    }
};
const isLeftOver = (owner, current) => {
    switch (owner.kind) {
        case 'user':
            return false;
        case 'process':
            return owner.boot !== (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .bootIdentity */ .$s)() || (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .processStartTime */ .X0)(owner.pid) !== owner.startTime;
        case 'job':
            return current?.kind === 'job' && owner.runner === current.runner && owner.job !== current.job;
    }
};


/***/ }),

/***/ 822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  dD: () => (/* binding */ directoryInRoot),
  x4: () => (/* binding */ enterRoot),
  ip: () => (/* binding */ shellInRoot)
});

// UNUSED EXPORTS: enterArguments

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __nccwpck_require__(4627);
// EXTERNAL MODULE: ./lib/host/caller.js
var host_caller = __nccwpck_require__(5987);
// EXTERNAL MODULE: ./lib/host/namespace.js
var host_namespace = __nccwpck_require__(1197);
// EXTERNAL MODULE: ./lib/host/privilege.js + 1 modules
var privilege = __nccwpck_require__(6983);
// EXTERNAL MODULE: ./lib/host/safe-path.js
var safe_path = __nccwpck_require__(7561);
// EXTERNAL MODULE: ./lib/host/tools.js
var tools = __nccwpck_require__(9105);
// EXTERNAL MODULE: ./lib/host/umask.js
var umask = __nccwpck_require__(4833);
;// CONCATENATED MODULE: ./lib/root/environment.js


/** What only actions get from the runner, and no step: the tokens and addresses of its services, inputs and state. */
const withheld = /^(ACTIONS_(RUNTIME|RESULTS|CACHE)_.*|INPUT_.*|STATE_.*|GITHUB_STATE|SUDO_(COMMAND|USER|UID|GID|HOME|PROMPT|ASKPASS))$/;
/**
 * The environment of a program in the root: the caller's, as a step would have it, without what is not a step's.
 * @param own what the chosen user's own variables are
 */
const environmentInRoot = (caller, own) => {
    const kept = Object.fromEntries(Object.entries(caller).filter(([name]) => !withheld.test(name) && name !== host_caller/* identityVariable */.Xg && !name.startsWith(host_caller/* callerVariable */.UE)));
    return { ...kept, ...own, PATH: completePath(kept['PATH']) };
};
/** The caller's directories first, then those that every distribution has: a root's tools may be where the host's are not. */
const completePath = (path) => [...new Set([...(path ?? '').split(':'), ...host_namespace/* standardPath */.tp.split(':')])].filter(Boolean).join(':');

// EXTERNAL MODULE: ./lib/root/users.js
var users = __nccwpck_require__(1072);
;// CONCATENATED MODULE: ./lib/root/enter.js













/**
 * The chain that starts a program in a root, with nothing of the root itself run on the way: the groups are set, the
 * namespaces joined, and `unshare` forks (only a child is in the new PID namespace), changes root, directory and user and
 * starts the program. `unshare` and not `nsenter` forks, because it alone blocks what a terminal sends while it waits
 * (unshare(1), --fork), so that Ctrl-C is the program's to handle.
 * @param directory a directory inside the root
 */
const enterArguments = (namespace, merged, { uid, gid, groups }, directory, argv) => [
    (0,tools/* findProgram */.Kp)('setpriv') ?? 'setpriv',
    `--regid=${gid}`,
    groups.length === 0 ? '--clear-groups' : `--groups=${groups.join(',')}`,
    '--',
    (0,tools/* findProgram */.Kp)('nsenter') ?? 'nsenter',
    '--no-fork',
    `--mount=/proc/${namespace.pid}/ns/mnt`,
    `--pid=/proc/${namespace.pid}/ns/pid`,
    '--',
    (0,tools/* findProgram */.Kp)('unshare') ?? 'unshare',
    '--fork',
    `--root=${merged}`,
    `--wd=${directory}`,
    ...(uid === 0 ? [] : [`--setuid=${uid}`]),
    '--',
    ...argv,
];
/**
 * Runs a program in a root with our standard streams and terminal, and returns its exit status, 128 and the signal's
 * number when a signal ended it. Signals that we get, the program gets. What it leaves running stays in the root.
 */
const enterRoot = async (entry) => {
    const { namespace, merged, runAs, caller, directory, argv } = entry;
    const [program, ...rest] = enterArguments(namespace, merged, runAs, directory, argv);
    // Before it starts: the program may run, and be sent a signal, before we are on a processor again.
    const stop = (0,privilege/* relaySignals */.zG)((signal) => {
        sendInRoot(child, signal);
    });
    const start = () => (0,external_node_child_process_.spawn)(program, rest, {
        stdio: entry.isAside ? ['ignore', 2, 2] : 'inherit',
        env: environmentInRoot(caller.environment, runAs.environment),
    });
    const child = entry.isAside ? start() : (0,umask/* withCallersUmask */.g)(start);
    try {
        return await (0,command/* ended */.v6)(child, argv);
    }
    finally {
        stop();
    }
};
const sendInRoot = (child, signal) => {
    const [inRoot] = child.pid === undefined ? [] : (0,host_namespace/* childrenOf */.LU)(child.pid);
    try {
        if (inRoot === undefined)
            child.kill(signal);
        else
            process.kill(inRoot, signal);
    }
    catch {
        // It has ended in the meantime.
    }
};
/**
 * The directory that a program starts in: the one asked for, which must be there (UsageError), else the caller's own
 * where the root has it, else `/`, said in one line.
 */
const directoryInRoot = (namespace, merged, wish, say) => {
    const outside = (0,host_namespace/* outsidePath */.dX)(namespace, merged);
    const isThere = (path) => (0,safe_path/* resolveInRoot */.Q)(outside, path)?.kind === 'directory';
    if (wish.asked !== undefined) {
        if (!isThere(wish.asked))
            throw new errors/* UsageError */.eb(`directory "${wish.asked}"`, 'the root has no such directory');
        return wish.asked;
    }
    if (isThere(wish.current))
        return wish.current;
    say(`${wish.current} is not in the root; starting in / (show it with --bind ${wish.current})`);
    return '/';
};
/** The first of the shells that the root has, for a script without a `#!` line. Throws where it has none. */
const shellInRoot = (namespace, merged) => {
    const outside = (0,host_namespace/* outsidePath */.dX)(namespace, merged);
    const has = (path) => {
        const found = (0,safe_path/* resolveInRoot */.Q)(outside, path);
        return found?.kind === 'other' && (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(outside, found.path)).isFile();
    };
    if (['/bin/bash', '/usr/bin/bash', '/usr/local/bin/bash'].some(has))
        return 'bash';
    if (has('/bin/sh'))
        return 'sh';
    throw new errors/* RootstockError */.RK('starting a shell in the root', 'it has neither bash nor sh', 'Use a base that has one');
};


/***/ }),

/***/ 2004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ withStack)
/* harmony export */ });
/* harmony import */ var _base_base_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4674);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2848);
/* harmony import */ var _snapshot_bases_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9614);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5825);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2541);
/* harmony import */ var _create_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9270);
/* harmony import */ var _match_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(7577);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(453);
/* harmony import */ var _setup_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(2657);
/* harmony import */ var _stacks_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(6739);











/**
 * Finds the stack to start from, the snapshot's, that of the key or the one nearest to it, else the base's alone, and runs
 * `work`, which makes a root refer to it. What another command removed in between is looked for again.
 */
const withStack = async (store, base, reference, start, work) => {
    const { name, key, snapshot, options, compression } = start;
    for (;;) {
        const match = key === undefined ? undefined : await (0,_match_js__WEBPACK_IMPORTED_MODULE_7__/* .findMatch */ .T)(store, reference, start, options.say);
        const from = snapshot === undefined
            ? match?.snapshot
            : (0,_reference_js__WEBPACK_IMPORTED_MODULE_8__/* .resolveReference */ .s)(store, start.snapshotsOf ?? name, snapshot, reference);
        if (from)
            (0,_stacks_js__WEBPACK_IMPORTED_MODULE_10__/* .requireWhole */ .Z7)(store, from);
        if (from && from.base.name !== reference.name)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RootstockError */ .RK(`starting from "${from.name}"`, `it stands on ${from.base.name}, not on ${reference.name}`);
        const layers = from?.layers ?? (await (0,_snapshot_bases_js__WEBPACK_IMPORTED_MODULE_3__/* .prepareBase */ .ps)(store, base(), reference, { ...options, compression }));
        const done = await (0,_stacks_js__WEBPACK_IMPORTED_MODULE_10__/* .withLayers */ .V$)(store, layers, async () => {
            const done = await work({ match, layers });
            if (from)
                (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .markUsed */ .Nm)(store, start.snapshotsOf ?? name, from);
            else
                (0,_snapshot_bases_js__WEBPACK_IMPORTED_MODULE_3__/* .markBaseUsed */ .ym)(store, reference);
            return { match, layers, work: done };
        });
        if (done)
            return done;
    }
};


/***/ }),

/***/ 1683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   eI: () => (/* binding */ showBinds),
/* harmony export */   im: () => (/* binding */ furnishingsOf),
/* harmony export */   ys: () => (/* binding */ furnishRoot)
/* harmony export */ });
/* unused harmony export bindFurnishing */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4627);
/* harmony import */ var _host_mountinfo_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1155);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1197);
/* harmony import */ var _host_safe_path_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7561);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2541);
/* harmony import */ var _furnishings_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(3902);
/* harmony import */ var _binds_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(9980);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(9873);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(2651);












/** All that a root shows beside its stack, in the order in which it is mounted. */
const furnishingsOf = (store, state) => {
    const paths = (0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .rootPaths */ .R7)(store, state.name);
    return [
        ...(0,_furnishings_js__WEBPACK_IMPORTED_MODULE_8__/* .kernelFurnishings */ .ks)(machineFacts()),
        (0,_furnishings_js__WEBPACK_IMPORTED_MODULE_8__/* .boundFurnishing */ .AM)(paths.shown, '/run/rootstock', 'directory', true),
        ...hostNames((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(paths.directory, 'names'), state),
        ...state.binds.filter(({ source }) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(source)).map(bindFurnishing),
        ...(state.base.kind === 'host' ? [(0,_furnishings_js__WEBPACK_IMPORTED_MODULE_8__/* .hiddenFurnishing */ .QD)(store.directory)] : []),
    ];
};
const machineFacts = () => ({
    devices: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)('/dev'),
    hasTun: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)('/dev/net/tun'),
    hasCgroups: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)('/sys/fs/cgroup'),
});
const bindFurnishing = ({ source, target, readOnly }) => (0,_furnishings_js__WEBPACK_IMPORTED_MODULE_8__/* .boundFurnishing */ .AM)(source, target, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(source).isDirectory() ? 'directory' : 'file', readOnly);
/**
 * Copies of the machine's resolv.conf and hosts, so that names are found inside and changes made to them there reach
 * neither the machine nor a layer. Base `host` has its own already, but for a resolv.conf that links to what runs outside.
 */
const hostNames = (directory, state) => {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(directory, { recursive: true, mode: 0o755 });
    return ['/etc/resolv.conf', '/etc/hosts']
        .filter((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path))
        .filter((path) => state.base.kind !== 'host' || (0,_host_safe_path_js__WEBPACK_IMPORTED_MODULE_6__/* .resolveInRoot */ .Q)('/', path)?.path !== path)
        .map((path) => {
        const copy = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, path.slice('/etc/'.length));
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(copy, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path), { mode: 0o644 });
        return (0,_furnishings_js__WEBPACK_IMPORTED_MODULE_8__/* .boundFurnishing */ .AM)(copy, path, 'file', false);
    });
};
/**
 * Mounts every furnishing at its place.
 * @param outside the merged root as this process reaches it
 * @param merged the same as the namespace sees it
 */
const furnishRoot = async (outside, merged, placed, holder) => {
    for (const { furnishing, place } of placed) {
        const now = (0,_host_safe_path_js__WEBPACK_IMPORTED_MODULE_6__/* .resolveInRoot */ .Q)(outside, place);
        if (now?.path !== place || (now.kind === 'directory') !== (furnishing.kind === 'directory')) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`mounting ${furnishing.target} in the root`, place === ''
                ? 'its links go round, or lead through a file'
                : `${place} there is no ${furnishing.kind}`, 'Use another base, or another place for the bind');
        }
        const target = `${merged}${place}`;
        for (const argv of furnishing.mount(target))
            await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_5__/* .inNamespace */ .d2)(holder, argv));
        if (furnishing.isReadOnly !== true)
            continue;
        const mountPoints = (0,_host_mountinfo_js__WEBPACK_IMPORTED_MODULE_4__/* .readMounts */ .u)(holder.pid).map(({ mountPoint }) => mountPoint);
        for (const argv of (0,_furnishings_js__WEBPACK_IMPORTED_MODULE_8__/* .readOnlyArguments */ .Xn)(mountPoints, target))
            await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_5__/* .inNamespace */ .d2)(holder, argv));
    }
};
/**
 * Shows more binds in a root that is mounted: those that it does not show yet. A place for them that the root lacks is
 * made in its upper. Throws RootstockError for a place that cannot take one.
 */
const showBinds = async (store, state, binds) => {
    const merged = (0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .rootPaths */ .R7)(store, state.name).merged(state.generation);
    const outside = (0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_5__/* .outsidePath */ .dX)(state.holder, merged);
    const mounted = (0,_host_mountinfo_js__WEBPACK_IMPORTED_MODULE_4__/* .readMounts */ .u)(state.holder.pid)
        .map(({ mountPoint }) => mountPoint)
        .filter((mountPoint) => mountPoint.startsWith(`${merged}/`))
        .map((mountPoint) => mountPoint.slice(merged.length));
    const placed = binds
        .map((bind) => ({ furnishing: bindFurnishing(bind), found: (0,_host_safe_path_js__WEBPACK_IMPORTED_MODULE_6__/* .resolveInRoot */ .Q)(outside, bind.target) }))
        .filter(({ found }) => !mounted.includes(found?.path ?? ''));
    for (const { furnishing, found } of placed)
        if (found?.kind === 'missing')
            (0,_place_js__WEBPACK_IMPORTED_MODULE_11__/* .makePlace */ .c)(outside, found.path, furnishing.kind);
    await furnishRoot(outside, merged, placed.map(({ furnishing, found }) => ({ furnishing, place: found?.path ?? '' })), state.holder);
};


/***/ }),

/***/ 3902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AM: () => (/* binding */ boundFurnishing),
/* harmony export */   QD: () => (/* binding */ hiddenFurnishing),
/* harmony export */   Xn: () => (/* binding */ readOnlyArguments),
/* harmony export */   ks: () => (/* binding */ kernelFurnishings)
/* harmony export */ });
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4627);
/* harmony import */ var _host_scratch_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7568);


const directory = (target, mount) => ({
    target,
    kind: 'directory',
    mount,
});
/**
 * What programs expect in /dev; other devices come with `--bind`. Copied as nodes and links into a file system of the
 * root's own, so that nothing in the root can add to the machine's /dev.
 */
const expectedDevices = new Set([
    ...['null', 'zero', 'full', 'random', 'urandom', 'tty', 'ptmx', 'console', 'kvm', 'fuse', 'loop-control'],
    ...['fd', 'stdin', 'stdout', 'stderr'],
]);
const isExpectedDevice = (name) => expectedDevices.has(name) || /^loop\d+$/.test(name);
/** The kernel's file systems. */
const kernelFurnishings = ({ devices, hasTun, hasCgroups }) => [
    directory('/proc', (place) => [['mount', '-t', 'proc', '-o', 'nosuid,nodev,noexec', 'proc', place]]),
    directory('/sys', (place) => [
        ['mount', '-t', 'sysfs', '-o', 'ro,nosuid,nodev,noexec', 'sysfs', place],
        ...(hasCgroups ? [['mount', '--rbind', '/sys/fs/cgroup', `${place}/fs/cgroup`]] : []),
    ]),
    directory('/dev', (place) => [
        ['mount', '-t', 'tmpfs', '-o', 'mode=755,nosuid,size=1m', 'rootstock-dev', place],
        ['mkdir', `${place}/pts`, `${place}/shm`, ...(hasTun ? [`${place}/net`] : [])],
        ['cp', '-a', ...devices.filter(isExpectedDevice).map((name) => `/dev/${name}`), place],
        ...(hasTun ? [['cp', '-a', '/dev/net/tun', `${place}/net/tun`]] : []),
        ['mount', '--bind', '/dev/pts', `${place}/pts`],
        ['mount', '-t', 'tmpfs', '-o', 'mode=1777,nosuid,nodev', 'rootstock-shm', `${place}/shm`],
    ]),
];
/** A directory or file of the machine, with what is mounted below it. */
const boundFurnishing = (source, target, kind, readOnly) => ({
    target,
    kind,
    mount: (place) => [['mount', '--rbind', source, place]],
    isReadOnly: readOnly,
});
/** Each mount by itself: before util-linux 2.39 mount(8) changes only the topmost. */
const readOnlyArguments = (mountPoints, place) => [...new Set(mountPoints)]
    .filter((mountPoint) => (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_1__/* .isAtOrBelow */ .a5)(mountPoint, place))
    .map((mountPoint) => ['mount', '-o', 'remount,bind,ro', mountPoint]);
/** Where the store lies in base `host`: its images and scratch are no part of the root. */
const hiddenFurnishing = (target) => directory(target, (place) => [
    ['mount', '-t', 'tmpfs', '-o', 'mode=700,ro,size=4k', 'rootstock-hidden', place],
]);


/***/ }),

/***/ 9587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JB: () => (/* binding */ holderTitle),
/* harmony export */   ZC: () => (/* binding */ findHolders),
/* harmony export */   cH: () => (/* binding */ isStaying),
/* harmony export */   m_: () => (/* binding */ endHolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1197);
/* harmony import */ var _host_processes_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9415);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2541);





const title = 'rootstock: root ';
/** What ps shows of the holder of a root. */
const holderTitle = (root) => `${title}${root}`;
/** PID 1 of every namespace that was started for a root of this store, whether its root knows of it or not. */
const findHolders = (store) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
    const words = readOrEmpty((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/proc', name, 'cmdline')).split('\0');
    const root = words.find((word) => word.startsWith(title))?.slice(title.length);
    const isFirst = /^NSpid:.*\s1$/m.test(readOrEmpty((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/proc', name, 'status')));
    if (root === undefined || !isFirst || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(root) !== root)
        return [];
    const mounts = readOrEmpty((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/proc', name, 'mountinfo'));
    const startTime = (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .processStartTime */ .X0)(Number(name));
    const isOurs = mounts.includes(` ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store.roots, root)}/`);
    return isOurs && startTime !== undefined ? [{ pid: Number(name), startTime, root }] : [];
});
/** Whether it still runs, and was not told to end. */
const isStaying = ({ pid, startTime }) => (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .processStartTime */ .X0)(pid) === startTime && !(0,_host_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .isEnding */ .yp)(pid);
/** Ends a holder, and with it every process and every mount of its namespace. */
const endHolder = ({ pid, startTime }) => (0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_2__/* .endNamespace */ .vn)({ pid, startTime, boot: (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .bootIdentity */ .$s)() });
const readOrEmpty = (path) => {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
};


/***/ }),

/***/ 1248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ removeLeftovers),
/* harmony export */   Q: () => (/* binding */ findLeftovers)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _host_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(439);
/* harmony import */ var _host_processes_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9415);
/* harmony import */ var _host_remove_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4129);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2848);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7343);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2541);
/* harmony import */ var _drop_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(1459);
/* harmony import */ var _referrers_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(6436);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(9873);











/** What killed processes left in a store. The caller is alone in it: what is being added looks
 * the same. */
const findLeftovers = async (store) => [
    ...(0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__/* .deadStaging */ .MX)(store).map((path) => ({
        what: `${path} was being made`,
        remove: () => (0,_host_remove_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .removeTree */ .d)(path),
    })),
    ...strayFiles(store).map((path) => ({
        what: `${path} belongs to no whole layer`,
        remove: () => removeFile(path),
    })),
    ...unfinishedFiles(store).map((path) => ({
        what: `${path} was being written`,
        remove: () => removeFile(path),
    })),
    ...(0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .readRoots */ .Mi)(store, 'leave out')
        .filter(({ owner }) => (0,_drop_js__WEBPACK_IMPORTED_MODULE_8__/* .isLeftOver */ .KV)(owner))
        .map(({ name }) => ({
        what: `root ${name} was a command's own`,
        remove: () => (0,_drop_js__WEBPACK_IMPORTED_MODULE_8__/* .dropRoot */ .Ez)(store, name, 'end'),
    })),
    ...(await halfRoots(store)).map((name) => ({
        what: `root ${name} was being made or removed`,
        remove: () => removeHalfRoot(store, name),
    })),
    ...(await idleLocks(store)).map((path) => ({
        what: `${path} locks what is not there`,
        remove: () => removeIdleLock(path),
    })),
];
/** Removes them, or only finds them; returns what they are. */
const removeLeftovers = (store, { dryRun = false } = {}) => (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_7__/* .aloneInStore */ .O2)(store, async () => {
    const found = await findLeftovers(store);
    if (!dryRun)
        for (const { remove } of found)
            await remove();
    return found.map(({ what }) => what);
});
const removeFile = (path) => {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
    return Promise.resolve();
};
/**
 * Images without a description, and the reverse: a layer is added, and removed, in more than one step. Not where something
 * refers to the layer: then the rest of it was lost, and may be found.
 */
const strayFiles = (store) => {
    const needed = neededOrUnknown(store);
    if (!needed)
        return [];
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(store.layers.directory)
        .filter((name) => /^[0-9a-f]{64}\.(image|json|verified)$/.test(name))
        .filter((name) => !(0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_6__/* .hasLayer */ .OY)(store.layers, name.slice(0, 64)) && !needed.has(name.slice(0, 64)))
        .map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store.layers.directory, name));
};
const neededOrUnknown = (store) => {
    try {
        return (0,_referrers_js__WEBPACK_IMPORTED_MODULE_9__/* .neededLayers */ .Cb)((0,_referrers_js__WEBPACK_IMPORTED_MODULE_9__/* .readReferrers */ .tV)(store));
    }
    catch {
        return undefined;
    }
};
/** What `writeFileAtomically` writes before it renames. */
const unfinishedFiles = (store) => {
    const roots = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(store.roots).flatMap((name) => {
        const { directory, packed } = (0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .rootPaths */ .R7)(store, name);
        return [directory, packed, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'snapshots')];
    });
    return [store.directory, store.layers.directory, store.bases, store.keys, ...roots]
        .flatMap((directory) => namesIn(directory).map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name)))
        .filter((path) => {
        const [, pid] = /\.(\d+)\.new$/.exec(path) ?? [];
        return pid !== undefined && (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .processStartTime */ .X0)(Number(pid)) === undefined;
    });
};
/** Directories of roots that have no state, not yet or not any more, and that nobody is at work on. */
const halfRoots = async (store) => {
    const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(store.roots, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .rootPaths */ .R7)(store, entry.name).state))
        .map((entry) => entry.name);
    return unlocked(found, (name) => (0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .rootPaths */ .R7)(store, name).lock);
};
const unlocked = async (names, lockOf) => {
    const free = [];
    for (const name of names)
        if (!(await (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .isLocked */ .ln)(lockOf(name))))
            free.push(name);
    return free;
};
const removeHalfRoot = async (store, name) => {
    const { lock: file, packLock, state } = (0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .rootPaths */ .R7)(store, name);
    // Whoever has the lock is still making or removing it.
    const lock = await (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .takeLock */ .HJ)(file, { kind: 'exclusive', waitMilliseconds: 0 });
    try {
        if (!lock || (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(state))
            return;
        await (0,_drop_js__WEBPACK_IMPORTED_MODULE_8__/* .finishDrop */ .js)(store, name);
        for (const path of [packLock, file])
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
    }
    finally {
        await lock?.release();
    }
};
/** Locks of roots and bases that are not there, and that nobody holds. */
const idleLocks = async (store) => {
    const found = [store.roots, store.bases].flatMap((directory) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory)
        .filter((name) => lockName.test(name))
        .map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name)));
    return unlocked(found.filter((path) => !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path.replace(lockName, ''))), (path) => path);
};
const lockName = /\.(pack-)?lock$/;
const removeIdleLock = async (path) => {
    const lock = await (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .takeLock */ .HJ)(path, { kind: 'exclusive', waitMilliseconds: 0 });
    // While it is held: whoever waits for it sees that it is gone, and takes another.
    if (lock && !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path.replace(lockName, '')))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
    await lock?.release();
};
const namesIn = (directory) => {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory);
    }
    catch {
        return [];
    }
};


/***/ }),

/***/ 2549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ useRoot),
/* harmony export */   t: () => (/* binding */ changeRoot)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/* harmony import */ var _host_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(439);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1197);
/* harmony import */ var _host_processes_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9415);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2541);
/* harmony import */ var _mount_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7586);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9873);








/**
 * Sees that a root is mounted and keeps it from being changed by others until the lock is released: many may run in a
 * root at once. Throws UsageError where there is no such root.
 */
const useRoot = async (store, name) => {
    const { lock: file } = (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .rootPaths */ .R7)(store, name);
    (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .requireRoot */ .oT)(store, name);
    for (;;) {
        const shared = await (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .takeLock */ .HJ)(file, { kind: 'shared' });
        const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .readRoot */ .XD)(store, name);
        if (state?.holder)
            await (0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_3__/* .settleNamespace */ .Zy)(state.holder);
        if (shared && state && (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .isMounted */ .BX)(state))
            return { state, lock: shared };
        await shared?.release();
        await changeRoot(store, name, { busy: 'wait' }, (current) => (0,_mount_js__WEBPACK_IMPORTED_MODULE_6__/* .ensureMounted */ .b)(store, current));
    }
};
/**
 * Changes a root while nothing runs in it and nobody else changes it. A program that still runs would go on writing into
 * an upper that is frozen or gone.
 */
const changeRoot = async (store, name, { busy, what = 'changing it' }, change) => {
    const { lock: file } = (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .rootPaths */ .R7)(store, name);
    const lock = (await (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .takeLock */ .HJ)(file, { kind: 'exclusive', waitMilliseconds: 0 })) ??
        (await takeBusyLock(store, name, busy, what));
    try {
        // Its lock was removed with it, and is there again because it was asked for.
        if (!(0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .readRoot */ .XD)(store, name))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(file, { force: true });
        const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .requireRoot */ .oT)(store, name);
        if (state.holder)
            await (0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_3__/* .settleNamespace */ .Zy)(state.holder);
        if (busy !== 'wait' && (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .isMounted */ .BX)(state)) {
            const running = busy === 'refuse' ? (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .processesIn */ .rD)(state.holder) : await (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .endProcessesIn */ .aA)(state.holder);
            if (busy === 'refuse' && running.length > 0)
                throw busyError(name, what, running);
        }
        return await change(state);
    }
    finally {
        await lock.release();
    }
};
/**
 * Milliseconds to wait for others that are only passing, as `gc` and `fsck` are when they see whether a root is at rest:
 * a job must not fail because its machine was tidied up at that moment.
 */
const passing = 5_000;
const takeBusyLock = async (store, name, busy, what) => {
    const { lock: file } = (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .rootPaths */ .R7)(store, name);
    if (busy === 'wait')
        return (await (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .takeLock */ .HJ)(file, { kind: 'exclusive' }));
    if (busy === 'end') {
        const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .readRoot */ .XD)(store, name);
        if (state && (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .isMounted */ .BX)(state))
            await (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .endProcessesIn */ .aA)(state.holder);
        const lock = await (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .takeLock */ .HJ)(file, { kind: 'exclusive', waitMilliseconds: 30_000 });
        if (lock)
            return lock;
        const why = 'another command still uses it after 30 seconds';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RootstockError */ .RK(`${what} of root "${name}"`, why, 'End that command first');
    }
    const lock = await takePassingLock(file);
    if (lock)
        return lock;
    const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .readRoot */ .XD)(store, name);
    throw busyError(name, what, state?.holder ? (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .processesIn */ .rD)(state.holder) : []);
};
/** Undefined where a command runs in the root, which holds the lock shared, or another change takes too long. */
const takePassingLock = async (file) => {
    const deadline = performance.now() + passing;
    // Once is no proof: who passed may have gone between the two questions.
    for (let seenShared = 0; seenShared < 2 && performance.now() < deadline;) {
        const lock = await (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .takeLock */ .HJ)(file, { kind: 'exclusive', waitMilliseconds: 50 });
        if (lock)
            return lock;
        const shared = await (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .takeLock */ .HJ)(file, { kind: 'shared', waitMilliseconds: 0 });
        await shared?.release();
        seenShared = shared ? seenShared + 1 : 0;
    }
    return undefined;
};
const busyError = (name, what, running) => {
    const shown = running.slice(0, 10).map(({ pid, command }) => `${pid} ${command}`);
    const rest = running.length > shown.length ? ` and ${running.length - shown.length} more` : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RootstockError */ .RK(`${what} of root "${name}"`, shown.length === 0 ? 'another command uses it' : `it is not quiet: ${shown.join(', ')}${rest}`, 'Stop them, or use --kill');
};


/***/ }),

/***/ 6192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ imageMountPoint),
/* harmony export */   Oc: () => (/* binding */ mountLowers),
/* harmony export */   c_: () => (/* binding */ topLowerPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _host_mountinfo_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1155);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1197);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2848);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7343);
/* harmony import */ var _layer_mount_images_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(8447);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(2541);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(126);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(9873);











/** Mounts the images of the stack that are not mounted yet. Throws RootstockError where a layer is gone. */
const mountLowers = async (store, state, holder) => {
    const paths = [];
    const frozen = [];
    // Read once: a frozen layer may become an image at any time.
    const layers = state.stack.map((layer) => ({ layer, digest: (0,_records_js__WEBPACK_IMPORTED_MODULE_9__/* .digestOfLayer */ .ZY)(store, state.name, layer) }));
    const digests = layers.map(({ digest }) => digest).filter((digest) => digest !== undefined);
    await mountMissing(store, state.name, digests, holder);
    for (const { layer, digest } of layers) {
        if (digest !== undefined)
            paths.unshift((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('l', (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(imageMountPoint(store, state.name, digest))));
        else if ('frozen' in layer) {
            if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_4__/* .outsidePath */ .dX)(holder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .generationPath */ .uA)(store, state.name, layer.frozen), 'upper')))) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`mounting root "${state.name}"`, `the layer of ${layer.origin} is gone with its scratch, and was not saved before`, `Remove the root with \`rootstock scrub --root ${state.name}\``);
            }
            paths.unshift((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('s', String(layer.frozen), 'upper'));
            frozen.push(layer.frozen);
        }
    }
    // The topmost of layers that are the same, as `withoutRepeats` says why.
    const unique = [...new Set(paths)];
    return { paths: state.base.kind === 'host' ? [...unique, '/'] : unique, frozen };
};
/** The topmost lower of a mounted root, as its namespace sees it. */
const topLowerPath = (store, { name, stack, frozenInUse = [] }) => {
    const top = stack.at(-1);
    if (!top)
        return '/';
    if ('frozen' in top && frozenInUse.includes(top.frozen))
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .generationPath */ .uA)(store, name, top.frozen), 'upper');
    return imageMountPoint(store, name, (0,_records_js__WEBPACK_IMPORTED_MODULE_9__/* .digestOfLayer */ .ZY)(store, name, top) ?? '');
};
/** Short, since all names together must fit one page; still unique among any number of layers that fit it. */
const imageMountPoint = (store, root, digest) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .rootPaths */ .R7)(store, root).images, digest.slice(0, 12));
const mountMissing = async (store, root, digests, holder) => {
    const mounted = new Set((0,_host_mountinfo_js__WEBPACK_IMPORTED_MODULE_3__/* .readMounts */ .u)(holder.pid).map(({ mountPoint }) => mountPoint));
    const missing = [];
    for (const digest of new Set(digests)) {
        const target = imageMountPoint(store, root, digest);
        if (mounted.has(target))
            continue;
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(target, { recursive: true, mode: 0o700 });
        missing.push({ ...(await (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_6__/* .checkedImage */ .xF)(store.layers, digest)), target });
    }
    await (0,_layer_mount_images_js__WEBPACK_IMPORTED_MODULE_7__/* .mountImages */ .c)(missing, holder);
};


/***/ }),

/***/ 7577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ findMatch)
/* harmony export */ });
/* harmony import */ var _base_base_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4674);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7343);
/* harmony import */ var _snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9250);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5825);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2541);






/**
 * The snapshot of the key, else the newest of the first restore key that has one; over the same base and for the same
 * machine. One whose layers are missing or damaged is no match, said in one line: a bad cache is a miss.
 */
const findMatch = async (store, reference, { key, restoreKeys = [] }, say) => {
    const machine = (0,_base_base_js__WEBPACK_IMPORTED_MODULE_0__/* .architecture */ .s2)();
    const exact = key === undefined ? undefined : findReadable(store, reference.identity, machine, key, say);
    if (exact && (await isUsable(store, exact, say)))
        return { kind: 'exact', snapshot: exact };
    for (const prefix of restoreKeys) {
        const near = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .findByPrefix */ .jQ)(store, reference.identity, machine, prefix);
        if (near && (await isUsable(store, near, say)))
            return { kind: 'prefix', snapshot: near };
    }
    return { kind: 'none' };
};
const findReadable = (store, identity, machine, key, say) => {
    try {
        return (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .findByKey */ .Wf)(store, identity, machine, key);
    }
    catch (error) {
        say(`warning: snapshot "${key}" is not used: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
        return undefined;
    }
};
const isUsable = async (store, snapshot, say) => {
    if (!(0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .isWhole */ .wP)(store, snapshot)) {
        say(`warning: snapshot "${snapshot.name}" is not used: a layer of it is missing`);
        return false;
    }
    try {
        for (const digest of snapshot.layers)
            await (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyLayer */ .fL)(store.layers, digest);
        return true;
    }
    catch (error) {
        say(`warning: snapshot "${snapshot.name}" is not used: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
        return false;
    }
};


/***/ }),

/***/ 7586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  b: () => (/* binding */ ensureMounted),
  m: () => (/* binding */ mountRoot)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/host/atomic-file.js
var atomic_file = __nccwpck_require__(72);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __nccwpck_require__(4627);
// EXTERNAL MODULE: ./lib/host/mountinfo.js
var mountinfo = __nccwpck_require__(1155);
// EXTERNAL MODULE: ./lib/host/namespace.js
var namespace = __nccwpck_require__(1197);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var store = __nccwpck_require__(2541);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
// EXTERNAL MODULE: ./lib/root/lowers.js
var root_lowers = __nccwpck_require__(6192);
// EXTERNAL MODULE: ./lib/root/records.js
var records = __nccwpck_require__(126);
// EXTERNAL MODULE: ./lib/root/state.js
var root_state = __nccwpck_require__(9873);
;// CONCATENATED MODULE: ./lib/root/discard.js










/** Whether a name on the scratch is that of a generation's directory. */
const isGeneration = (name) => /^\d+$/.test(name);
/** Takes away what the present mount of a root does not need: earlier merged roots, images and uppers. */
const discardUnneeded = async (store, state) => {
    const paths = (0,root_state/* rootPaths */.R7)(store, state.name);
    const mountPoints = (0,mountinfo/* readMounts */.u)(state.holder.pid).map(({ mountPoint }) => mountPoint);
    const images = state.stack.map((layer) => (0,root_lowers/* imageMountPoint */.$2)(store, state.name, (0,records/* digestOfLayer */.ZY)(store, state.name, layer) ?? ''));
    const unneededImages = mountPoints.filter((path) => (0,external_node_path_.dirname)(path) === paths.images && !images.includes(path));
    // At once: the next mount would take up an image that is about to go.
    if (unneededImages.length > 0) {
        await (0,command/* runCommand */.d1)((0,namespace/* inNamespace */.d2)(state.holder, ['umount', '--lazy', '--', ...unneededImages]));
        // There too: outside, the kernel would let a directory go that is a mount point elsewhere, and its mount with it.
        await (0,command/* runCommand */.d1)((0,namespace/* inNamespace */.d2)(state.holder, ['rmdir', '--', ...unneededImages]));
    }
    removeOldRecords(store, state);
    const merged = paths.merged(state.generation);
    const unneededMerged = mountPoints.filter((path) => (0,external_node_path_.dirname)(path) === (0,external_node_path_.dirname)(merged) && path !== merged);
    const neededUppers = [state.generation, ...(state.frozenInUse ?? [])].map((generation) => (0,root_state/* generationPath */.uA)(store, state.name, generation));
    const unneededUppers = (0,external_node_fs_.readdirSync)((0,namespace/* outsidePath */.dX)(state.holder, paths.scratch))
        .map((name) => (0,external_node_path_.join)(paths.scratch, name))
        .filter((path) => isGeneration((0,external_node_path_.basename)(path)) && !neededUppers.includes(path));
    if (unneededMerged.length + unneededUppers.length > 0)
        discardAside(state, unneededMerged, unneededUppers);
};
const day = 86_400_000;
/** What became of the names and layers of earlier commits; for a while whoever made them may still ask. */
const removeOldRecords = (store, { name, stack, pending }) => {
    const { packed } = (0,root_state/* rootPaths */.R7)(store, name);
    const needed = new Set([
        ...stack.map((layer) => ('frozen' in layer ? `${layer.frozen}.json` : '')),
        ...pending.map(({ id }) => `name-${id}.json`),
    ]);
    for (const file of (0,external_node_fs_.existsSync)(packed) ? (0,external_node_fs_.readdirSync)(packed) : []) {
        const path = (0,external_node_path_.join)(packed, file);
        if (!needed.has(file) && Date.now() - (0,external_node_fs_.statSync)(path).mtimeMs > day)
            (0,external_node_fs_.rmSync)(path);
    }
};
/**
 * Both take as long as there is data to write back or to delete, so a process does it that nobody waits for; it is one of
 * the namespace's, and ends with the root at the latest. What it leaves then is taken away by the next.
 */
const discardAside = ({ holder }, merged, uppers) => {
    const [program, ...rest] = (0,namespace/* inNamespace */.d2)(holder, [
        ...['sh', '-c', discardScript, 'rootstock: dropping an upper'],
        ...merged,
        '--',
        ...uppers,
    ]);
    (0,external_node_child_process_.spawn)(program, rest, { stdio: 'ignore', detached: true }).unref();
};
/** Of what is mounted below a merged root nothing is below a scratch, and rm stays on the scratch's file system. */
const discardScript = 'while [ "$1" != -- ]; do umount --recursive --lazy "$1"; rmdir "$1"; shift; done; exec rm -rf --one-file-system "$@"';

// EXTERNAL MODULE: ./lib/root/furnish.js
var furnish = __nccwpck_require__(1683);
// EXTERNAL MODULE: ./lib/root/holders.js
var holders = __nccwpck_require__(9587);
// EXTERNAL MODULE: ./lib/root/overlay.js
var overlay = __nccwpck_require__(1648);
// EXTERNAL MODULE: ./lib/root/scratch-mount.js
var scratch_mount = __nccwpck_require__(8054);
// EXTERNAL MODULE: ./lib/host/safe-path.js
var safe_path = __nccwpck_require__(7561);
// EXTERNAL MODULE: ./lib/root/furnishings.js
var furnishings = __nccwpck_require__(3902);
// EXTERNAL MODULE: ./lib/root/place.js
var root_place = __nccwpck_require__(2651);
// EXTERNAL MODULE: ./lib/root/users.js
var users = __nccwpck_require__(1072);
;// CONCATENATED MODULE: ./lib/root/side-layers.js










/** Directories that programs count on, with their modes; a base may have left them out. */
const usualDirectories = [
    ['/tmp', 0o1777],
    ['/run/lock', 0o1777],
    ['/run/rootstock', 0o755],
];
/**
 * Mounts the stack, at most three times: with the mount points at the paths they are wanted at; again where a link of the
 * root leads one of them elsewhere, or the user database lacks a user. Returns where everything goes.
 */
const makeSideLayers = async (store, state, holder, { attempt, unmount }) => {
    const generation = (0,namespace/* outsidePath */.dX)(holder, (0,root_state/* generationPath */.uA)(store, state.name, state.generation));
    const merged = (0,namespace/* outsidePath */.dX)(holder, (0,root_state/* rootPaths */.R7)(store, state.name).merged(state.generation));
    const relative = (name) => (0,external_node_path_.join)('s', String(state.generation), name);
    const below = (0,external_node_path_.join)(generation, 'below');
    const above = (0,external_node_path_.join)(generation, 'above');
    for (const directory of [below, above]) {
        (0,external_node_fs_.rmSync)(directory, { recursive: true, force: true });
        (0,external_node_fs_.mkdirSync)(directory, { recursive: true, mode: 0o755 });
    }
    const furnishings = (0,furnish/* furnishingsOf */.im)(store, state);
    for (const { target, kind } of furnishings)
        (0,root_place/* makePlace */.c)(below, target, kind);
    for (const [path, mode] of usualDirectories)
        (0,root_place/* makePlace */.c)(below, path, 'directory', mode);
    for (const { home, uid, gid } of state.users)
        (0,external_node_fs_.chownSync)((0,root_place/* makePlace */.c)(below, home, 'directory'), uid, gid);
    let side = { above: [], below: [relative('below')] };
    for (let round = 0;; round++) {
        await attempt(side);
        const placed = furnishings.map((furnishing) => ({
            furnishing,
            found: (0,safe_path/* resolveInRoot */.Q)(merged, furnishing.target),
        }));
        const missing = placed.filter(({ found }) => found?.kind === 'missing');
        const hasUsers = side.above.length > 0 || !writeUsers(merged, above, state);
        if (hasUsers && (missing.length === 0 || round >= 1)) {
            // A whiteout hides what lies below: such a place can only be made in the root itself.
            for (const { furnishing, found } of missing)
                (0,root_place/* makePlace */.c)(merged, found?.path ?? '', furnishing.kind);
            return placed.map(({ furnishing, found }) => ({ furnishing, place: found?.path ?? '' }));
        }
        await unmount();
        for (const { furnishing, found } of missing)
            (0,root_place/* makePlace */.c)(below, found?.path ?? '', furnishing.kind);
        side = {
            above: hasUsers && side.above.length === 0 ? [] : [relative('above')],
            below: [relative('below')],
        };
    }
};
/** Writes the user database with the callers added; false when it knows them already, or the root has none. */
const writeUsers = (merged, above, state) => {
    const passwd = (0,users/* readInRoot */.W9)(merged, '/etc/passwd');
    const place = (0,safe_path/* resolveInRoot */.Q)(merged, '/etc/passwd')?.path;
    if (passwd === undefined || place !== '/etc/passwd')
        return false;
    const changed = (0,users/* withUsers */.vS)(passwd, (0,users/* readInRoot */.W9)(merged, '/etc/group') ?? '', state.users);
    if (!changed)
        return false;
    copyMetadata((0,external_node_path_.join)(merged, 'etc'), (0,root_place/* makePlace */.c)(above, '/etc', 'directory'));
    copyMetadata(merged, above);
    for (const name of ['passwd', 'group']) {
        const file = (0,root_place/* makePlace */.c)(above, `/etc/${name}`, 'file');
        (0,external_node_fs_.writeFileSync)(file, changed[name]);
    }
    return true;
};
const copyMetadata = (from, to) => {
    const { uid, gid, mode } = (0,external_node_fs_.statSync)(from);
    (0,external_node_fs_.chownSync)(to, uid, gid);
    (0,external_node_fs_.chmodSync)(to, mode & 0o7777);
};

;// CONCATENATED MODULE: ./lib/root/mount.js

















/**
 * Mounts the root's stack under an upper, in the namespace of its holder, which is started where there is none, and
 * furnishes it. Writes the state: until then, whatever ends this, the root is as it was. What was mounted before is taken
 * away beside the job. The caller holds the root's exclusive lock. Throws RootstockError.
 * @param upper `same`: that of the state's generation, which may be there already, of an earlier boot say; `fresh`: a new
 *   one, of the generation after any that there ever was
 */
const mountRoot = async (store, wanted, upper = 'same') => {
    const paths = (0,root_state/* rootPaths */.R7)(store, wanted.name);
    const running = (0,root_state/* isMounted */.BX)(wanted) ? wanted.holder : undefined;
    const { namespace: holder, keep } = running
        ? { namespace: running, keep: () => Promise.resolve() }
        : await (0,namespace/* startNamespace */.sg)((0,holders/* holderTitle */.JB)(wanted.name));
    try {
        for (const directory of [paths.images, paths.scratch, paths.shown])
            (0,atomic_file/* makeDirectories */.Kb)(directory);
        // Programs of any user pass through it on the way to what is mounted there.
        (0,external_node_fs_.chmodSync)(paths.shown, 0o755);
        if (!running)
            await (0,scratch_mount/* mountScratch */.aO)(wanted.scratch, paths.scratch, holder);
        const generation = upper === 'fresh' ? freshGeneration((0,namespace/* outsidePath */.dX)(holder, paths.scratch), wanted) : wanted.generation;
        const state = { ...wanted, generation };
        (0,atomic_file/* makeDirectories */.Kb)(paths.merged(generation));
        const lowers = await (0,root_lowers/* mountLowers */.Oc)(store, state, holder);
        await mountGeneration(store, state, lowers.paths, holder);
        const mounted = { ...state, holder, frozenInUse: lowers.frozen };
        (0,root_state/* writeRoot */.ao)(store, mounted);
        // Only a holder that the state knows may outlive this process, and not that of a command's own root.
        if (mounted.owner.kind !== 'process')
            await keep();
        await discardUnneeded(store, mounted);
        return mounted;
    }
    catch (error) {
        if (!running)
            await (0,namespace/* endNamespace */.vn)(holder);
        throw error;
    }
};
/** Never one that a killed transition has begun: its upper may be half made, and be mounted. */
const freshGeneration = (scratch, { generation }) => 1 + Math.max(generation, ...(0,external_node_fs_.readdirSync)(scratch).filter(isGeneration).map(Number));
const mountGeneration = async (store, state, lowers, holder) => {
    const paths = (0,root_state/* rootPaths */.R7)(store, state.name);
    const generation = (0,root_state/* generationPath */.uA)(store, state.name, state.generation);
    const outside = (0,namespace/* outsidePath */.dX)(holder, generation);
    const has = (name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(outside, name));
    // The kernel wants its work directory empty; what is left there belongs to a mount that is gone.
    (0,external_node_fs_.rmSync)((0,external_node_path_.join)(outside, 'work'), { recursive: true, force: true });
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(outside, 'work'), { recursive: true });
    if (!has('upper')) {
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(outside, 'upper.new'), { recursive: true, force: true });
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(outside, 'upper.new'));
        const [top = ''] = lowers;
        await copyRootAttributes(top === '/' ? '/' : (0,external_node_path_.join)(paths.directory, top), (0,external_node_path_.join)(generation, 'upper.new'), holder);
        (0,external_node_fs_.renameSync)((0,external_node_path_.join)(outside, 'upper.new'), (0,external_node_path_.join)(outside, 'upper'));
    }
    const merged = paths.merged(state.generation);
    const attempt = async (side) => {
        const options = (0,overlay/* statedOptions */.k1)((0,external_node_os_.release)());
        const argv = (0,overlay/* overlayArguments */.bx)({
            lowers: [...side.above, ...lowers, ...side.below],
            upper: (0,external_node_path_.join)('s', String(state.generation), 'upper'),
            work: (0,external_node_path_.join)('s', String(state.generation), 'work'),
            target: merged,
            options,
        });
        try {
            await (0,command/* runCommand */.d1)((0,namespace/* inNamespace */.d2)(holder, argv, paths.directory), {
                environment: { ...process.env, ...overlay/* overlayEnvironment */.C8, LC_ALL: 'C' },
            });
        }
        catch (error) {
            throw new errors/* RootstockError */.RK(`mounting root "${state.name}"`, (0,errors/* messageOf */.bD)(error), 'See what `rootstock check` says');
        }
        const mounted = (0,mountinfo/* readMounts */.u)(holder.pid)
            .filter(({ mountPoint }) => mountPoint === merged)
            .pop();
        const unwanted = mounted && (0,overlay/* unwantedOption */.ot)(mounted);
        if (unwanted !== undefined) {
            throw new errors/* RootstockError */.RK(`mounting root "${state.name}"`, `the kernel made it ${unwanted}`, 'Use another --scratch');
        }
    };
    const unmount = async () => {
        await (0,command/* runCommand */.d1)((0,namespace/* inNamespace */.d2)(holder, ['umount', merged]));
    };
    try {
        const furnishings = await makeSideLayers(store, state, holder, { attempt, unmount });
        await (0,furnish/* furnishRoot */.ys)((0,namespace/* outsidePath */.dX)(holder, merged), merged, furnishings, holder);
    }
    catch (error) {
        await (0,command/* runCommand */.d1)((0,namespace/* inNamespace */.d2)(holder, ['umount', '--recursive', '--lazy', merged]), {
            expected: [0, 1, 32],
        });
        throw error;
    }
};
/** The merged root directory takes its mode, owner, times and xattrs from the upper, so a new upper takes them from below. */
const copyRootAttributes = async (parent, upper, holder) => {
    const attributes = [
        // Else a backslash in a path means what it means in C.
        '--no-unquote',
        '--acls',
        '--xattrs',
        '--xattrs-include=*',
        '--xattrs-exclude=trusted.overlay.*',
        '--numeric-owner',
    ];
    await (0,command/* runPipeline */.aI)((0,namespace/* inNamespace */.d2)(holder, ['tar', '-c', '-f', '-', ...attributes, '--no-recursion', '-C', parent, '.']), (0,namespace/* inNamespace */.d2)(holder, ['tar', '-x', '-p', '-f', '-', ...attributes, '-C', upper]));
};
/** The root as it is when it is mounted, else mounted now. The caller holds its exclusive lock. */
const ensureMounted = (store, state) => (0,root_state/* isMounted */.BX)(state) ? Promise.resolve(state) : mountRoot(store, state);


/***/ }),

/***/ 9116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   dX: () => (/* binding */ renameSnapshot),
/* harmony export */   jy: () => (/* binding */ tagSnapshot),
/* harmony export */   nK: () => (/* binding */ removeNames)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _host_lock_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(439);
/* harmony import */ var _snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9250);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5825);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2541);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(453);
/* harmony import */ var _stacks_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6739);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9873);








/**
 * Gives a stack a second name. Throws RootstockError, with nothing changed, for a name that exists, unless it may be moved.
 * @param word what means the stack: a name, a key or a layer's digest
 */
const tagSnapshot = (store, root, { word, name, force }) => changeNames(store, root, () => {
    const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .requireRoot */ .oT)(store, root);
    const { layers, base, architecture, created } = (0,_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .resolveReference */ .s)(store, root, word);
    requireOwnBase(state, word, base.name);
    if (!force)
        (0,_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .requireFreeName */ .x)(store, state, name);
    (0,_stacks_js__WEBPACK_IMPORTED_MODULE_6__/* .requireWhole */ .Z7)(store, { name: word, layers });
    (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .writeSnapshot */ .oF)(store, root, { ...(0,_snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .makeSnapshot */ .HM)(name, { base, architecture }, layers), created });
});
/** Gives a snapshot of a root another name in place of its own. Throws as `tagSnapshot` does. */
const renameSnapshot = (store, root, { from, to, force }) => changeNames(store, root, () => {
    const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .requireRoot */ .oT)(store, root);
    const snapshot = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .findSnapshot */ .Cb)(store, root, from) ?? unknownName(store, root, from);
    if (!force || from === to)
        (0,_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .requireFreeName */ .x)(store, state, to);
    (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .writeSnapshot */ .oF)(store, root, { ...snapshot, name: to });
    // Killed in between, it has both names: nothing is lost.
    (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .removeSnapshot */ .Bw)(store, root, from);
});
/** Forgets names: snapshots of the root, else keys, over every base. All of them, or none when one is not there. */
const removeNames = (store, root, names) => changeNames(store, root, () => {
    const keys = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .listKeys */ .TH)(store, 'leave out');
    const forgets = names.map((name) => {
        if ((0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .findSnapshot */ .Cb)(store, root, name))
            return () => (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .removeSnapshot */ .Bw)(store, root, name);
        const found = keys.filter((key) => key.name === name);
        if (found.length === 0)
            unknownName(store, root, name);
        return () => {
            for (const key of found)
                (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .removeKey */ .yE)(store, key);
        };
    });
    for (const forget of forgets)
        forget();
});
/** Alone in the store, and while nothing commits in the root. */
const changeNames = (store, root, change) => {
    const alone = () => (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_4__/* .aloneInStore */ .O2)(store, change);
    // Keys are there without any root.
    return (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .readRoot */ .XD)(store, root) ? (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .withLock */ .kK)((0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .rootPaths */ .R7)(store, root).lock, 'shared', alone) : alone();
};
const requireOwnBase = ({ name, base }, word, other) => {
    if (base.name === other)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`snapshot "${word}" in root "${name}"`, `it stands on ${other}, not on ${base.name}`);
};
const unknownName = (store, root, name) => {
    (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .requireRoot */ .oT)(store, root);
    const known = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_3__/* .listSnapshots */ .mW)(store, root, 'leave out').map((snapshot) => snapshot.name);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`snapshot "${name}" of root "${root}"`, 'there is none of that name', known.length === 0 ? 'The root has no snapshots' : `It has ${known.join(', ')}`);
};


/***/ }),

/***/ 1648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C8: () => (/* binding */ overlayEnvironment),
/* harmony export */   bx: () => (/* binding */ overlayArguments),
/* harmony export */   k1: () => (/* binding */ statedOptions),
/* harmony export */   mO: () => (/* binding */ mostLayers),
/* harmony export */   ot: () => (/* binding */ unwantedOption)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4627);
/* harmony import */ var _host_mountinfo_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1155);



/**
 * Every option that decides what an upper contains, stated and never left to the distribution: Ubuntu's azure kernels
 * default to redirect_dir=on (LP:#1711230). `redirect_dir=off` and `metacopy=off` keep each layer whole in itself,
 * `index=off` and `nfs_export=off` keep a copied layer usable (overlayfs.rst, "Sharing and copying layers"), `xino=on`
 * keeps inode numbers stable over copy-up, and without a `uuid` no mark of this mount is written.
 * @param release as uname(2) gives it: `6.8.0-1064-azure`
 */
const statedOptions = (release) => {
    const [major = 0, minor = 0] = release.split('.').map(Number);
    const since = (leastMajor, leastMinor) => major > leastMajor || (major === leastMajor && minor >= leastMinor);
    const uuid = since(6, 6) ? ['uuid=null'] : since(5, 11) ? ['uuid=off'] : [];
    return ['redirect_dir=off', 'metacopy=off', 'index=off', 'nfs_export=off', 'xino=on', ...uuid];
};
/** As many as the names of images leave room for in one page, with some to spare. */
const mostLayers = 200;
/** mount(2) cuts its option string at one page, in silence. */
const pageSize = 4096;
/** Throws RootstockError for a stack whose option string the kernel would cut. */
const overlayArguments = ({ lowers, upper, work, target, options }) => {
    const text = [
        `lowerdir=${lowers.map(escapeOption).join(':')}`,
        ...(upper === undefined || work === undefined
            ? []
            : [`upperdir=${escapeOption(upper)}`, `workdir=${escapeOption(work)}`]),
        ...options,
    ].join(',');
    if (text.length >= pageSize) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`mounting a stack of ${lowers.length} layers`, `its options are ${text.length} characters, and the kernel takes ${pageSize - 1}`, 'Make the stack anew from its base');
    }
    return ['mount', '-t', 'overlay', '-o', text, 'rootstock', target];
};
/** Some builds of mount(8) use the file-descriptor calls, which cap one option at 256 bytes (util-linux#2287). */
const overlayEnvironment = { LIBMOUNT_FORCE_MOUNT2: 'always' };
const escapeOption = (path) => path.replace(/[\\,:]/g, (character) => `\\${character}`);
/**
 * What the kernel made of the options: some file systems let the mount succeed and take abilities away (ramfs as an upper
 * turns to redirect_dir=nofollow). Returns what is wrong, or undefined.
 */
const unwantedOption = ({ superOptions }) => superOptions.find((option) => /^(redirect_dir=(on|follow|nofollow)|metacopy=on|index=on|nfs_export=on|userxattr)$/.test(option));


/***/ }),

/***/ 4:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  nz: () => (/* binding */ changePackedRoot),
  iy: () => (/* binding */ packRoot),
  NY: () => (/* binding */ packRootUnlessPacking),
  fJ: () => (/* binding */ packWholeStack),
  x6: () => (/* binding */ whileNobodyPacks)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/host/lock.js
var host_lock = __nccwpck_require__(439);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var snapshot_store = __nccwpck_require__(2541);
// EXTERNAL MODULE: ./lib/root/lock.js
var root_lock = __nccwpck_require__(2549);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/host/namespace.js
var namespace = __nccwpck_require__(1197);
// EXTERNAL MODULE: ./lib/host/processes.js
var processes = __nccwpck_require__(9415);
// EXTERNAL MODULE: ./lib/layer/build.js + 1 modules
var build = __nccwpck_require__(2583);
// EXTERNAL MODULE: ./lib/layer/compression.js
var layer_compression = __nccwpck_require__(5847);
// EXTERNAL MODULE: ./lib/layer/layer.js
var layer_layer = __nccwpck_require__(2848);
// EXTERNAL MODULE: ./lib/snapshot/snapshot.js
var snapshot_snapshot = __nccwpck_require__(9250);
// EXTERNAL MODULE: ./lib/snapshot/snapshots.js
var snapshots = __nccwpck_require__(5825);
// EXTERNAL MODULE: ./lib/root/overlay.js
var overlay = __nccwpck_require__(1648);
// EXTERNAL MODULE: ./lib/root/records.js
var records = __nccwpck_require__(126);
// EXTERNAL MODULE: ./lib/root/squash.js + 5 modules
var squash = __nccwpck_require__(969);
// EXTERNAL MODULE: ./lib/root/state.js
var root_state = __nccwpck_require__(9873);
// EXTERNAL MODULE: ./lib/root/mount.js + 2 modules
var mount = __nccwpck_require__(7586);
// EXTERNAL MODULE: ./lib/root/transitions.js
var transitions = __nccwpck_require__(1832);
;// CONCATENATED MODULE: ./lib/root/undo-commit.js








/**
 * Makes the topmost layer of a root the upper again, when the snapshot that it was frozen for could not be saved: what
 * was changed is then a change as before, that `clean` drops and the next snapshot takes. Where the root has been used
 * since, the layer stays in its stack: nothing is lost either way.
 */
const undoCommit = async (store, { depth, kind, name: key }, { name }) => {
    const paths = (0,root_state/* rootPaths */.R7)(store, name);
    const lock = await (0,host_lock/* takeLock */.HJ)(paths.lock, { kind: 'exclusive', waitMilliseconds: 0 });
    if (!lock)
        return;
    try {
        const state = (0,root_state/* readRoot */.XD)(store, name);
        const top = state?.stack.at(-1);
        if (!state || !top || !('frozen' in top) || state.stack.length !== depth || !(0,root_state/* isMounted */.BX)(state))
            return;
        if (!state.frozenInUse?.includes(top.frozen) || (0,transitions/* upperHasChanges */.a1)(store, state))
            return;
        if ((0,processes/* processesIn */.rD)(state.holder).length > 0)
            return;
        if (!(await isGone(paths.merged(top.frozen))))
            return;
        // It will be frozen again, with other changes: an image that was made of it is not its image then.
        (0,records/* forgetPacked */.Ku)(store, name, top.frozen);
        const { key: own, ...rest } = state;
        const kept = own === undefined || (kind === 'key' && own === key) ? {} : { key: own };
        await (0,mount/* mountRoot */.m)(store, { ...rest, ...kept, stack: state.stack.slice(0, -1), generation: top.frozen });
    }
    finally {
        await lock.release();
    }
};
/** The merged root of that generation is taken away beside the job, at its own place. */
const isGone = async (merged) => {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
        if (!(0,external_node_fs_.existsSync)(merged))
            return true;
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
};

;// CONCATENATED MODULE: ./lib/root/pack-locked.js

















/** Packs what waits in a root, and gives the names. The caller holds its pack lock. Throws RootstockError. */
const packLockedRoot = async (store, name, options) => {
    // What killed packings left takes room that this one may need.
    await (0,snapshot_store/* sweepStaging */.ii)(store);
    const state = (0,root_state/* requireRoot */.oT)(store, name);
    const layers = [];
    const snapshots = [];
    for (const pending of (0,records/* openPending */.Yn)(store, state)) {
        if (pending.boot !== (0,processes/* bootIdentity */.$s)()) {
            options.say(`warning: "${pending.name}" is not saved: the machine went down before it was; take the snapshot again`);
            (0,records/* closePending */.kI)(store, name, pending.id, { saved: false, why: 'the machine went down' });
            continue;
        }
        try {
            layers.push(...(await packFrozen(store, state, pending, options)));
            snapshots.push(await nameStack(store, state, pending));
        }
        catch (error) {
            await giveUp(store, state, pending, (0,errors/* messageOf */.bD)(error));
            throw error;
        }
        // Before the record, which may need its room: the name is given.
        (0,external_node_fs_.rmSync)((0,root_state/* rootPaths */.R7)(store, name).reserve, { force: true });
        (0,records/* closePending */.kI)(store, name, pending.id, { saved: true });
    }
    await (0,squash/* squashIfLong */.NW)(store, name, options);
    return { layers, snapshots };
};
/** A failed commit is not tried again behind the user's back: its error is what they were told. */
const giveUp = async (store, state, pending, why) => {
    (0,external_node_fs_.rmSync)((0,root_state/* rootPaths */.R7)(store, state.name).reserve, { force: true });
    if ((0,root_state/* readRoot */.XD)(store, state.name)?.id !== state.id)
        return;
    const dropped = (0,records/* openPending */.Yn)(store, state).filter(({ depth }) => depth >= pending.depth);
    for (const { id } of dropped)
        (0,records/* closePending */.kI)(store, state.name, id, { saved: false, why });
    await undoCommit(store, pending, state);
};
/** Turns the frozen layers of a stack, up to a depth, into images. The caller holds the pack lock. */
const packFrozen = async (store, state, { depth, strict, name }, options) => {
    const built = [];
    for (const layer of state.stack.slice(0, depth)) {
        if (!('frozen' in layer) || (0,records/* digestOfLayer */.ZY)(store, state.name, layer) !== undefined)
            continue;
        if (!state.holder || !(0,namespace/* isAlive */._n)(state.holder)) {
            throw new errors/* RootstockError */.RK(`saving "${name}"`, `root "${state.name}" is not mounted`, 'Run any command in it, and try again');
        }
        const source = {
            tree: (0,external_node_path_.join)((0,root_state/* generationPath */.uA)(store, state.name, layer.frozen), 'upper'),
            namespace: state.holder,
            owned: true,
            ...layer,
            overlayOptions: (0,overlay/* statedOptions */.k1)((0,external_node_os_.release)()),
        };
        const compression = (0,layer_compression/* parseCompression */.Gd)(state.compression);
        built.push(await (0,build/* buildLayer */.o)(store.layers, source, {
            ...options,
            ...{ compression, strict, staging: store.staging },
            keep: (add, { digest }) => (0,snapshot_store/* whileNothingIsRemoved */.xU)(store, () => {
                (0,root_state/* requireSameRoot */.aZ)(store, state);
                add();
                (0,records/* writePacked */.S)(store, state.name, layer.frozen, digest);
            }),
        }));
    }
    return built;
};
const nameStack = async (store, state, { kind, name, depth }) => {
    const layers = state.stack.slice(0, depth).map((layer) => (0,records/* digestOfLayer */.ZY)(store, state.name, layer));
    const digests = layers.filter((digest) => digest !== undefined);
    if (digests.length < depth) {
        throw new errors/* RootstockError */.RK(`saving "${name}"`, 'its layers are not in the root any more', 'Take the snapshot again');
    }
    const snapshot = (0,snapshot_snapshot/* makeSnapshot */.HM)(name, state, digests);
    await (0,snapshot_store/* aloneInStore */.O2)(store, () => {
        (0,root_state/* requireSameRoot */.aZ)(store, state);
        if (kind === 'key')
            (0,snapshots/* writeKey */.TE)(store, snapshot);
        else
            (0,snapshots/* writeSnapshot */.oF)(store, state.name, snapshot);
    });
    return snapshot;
};

// EXTERNAL MODULE: ./lib/root/stacks.js
var stacks = __nccwpck_require__(6739);
;// CONCATENATED MODULE: ./lib/root/pack.js









/**
 * Turns every frozen layer of a root into an image, then gives the names that waited for them. Safe to call at any time
 * and from many processes: one packs, the others wait and find it done; after a crash it begins again. It does not keep
 * the root: programs run in it meanwhile, and more is committed. A name whose layers are not in the stack any more is
 * forgotten.
 * @param awaited names that the caller has promised. Throws RootstockError where one was not given, by whomever
 */
const packRoot = async (store, name, options, awaited = []) => {
    const packed = (await hasOpenPending(store, name))
        ? await (0,host_lock/* withLock */.kK)((0,root_state/* rootPaths */.R7)(store, name).packLock, 'exclusive', () => packLockedRoot(store, name, options))
        : nothing;
    for (const pending of awaited)
        requireGiven(store, name, pending);
    return packed;
};
const requireGiven = (store, root, { id, name }) => {
    const outcome = (0,records/* outcomeOf */.sG)(store, root, id) ?? { saved: false, why: 'the root was removed meanwhile' };
    if (!outcome.saved)
        throw new errors/* RootstockError */.RK(`saving "${name}"`, outcome.why, 'Take the snapshot again');
};
/** The same, but that nothing is done while another process packs. */
const packRootUnlessPacking = async (store, name, options) => {
    if (!(await hasOpenPending(store, name)))
        return nothing;
    const lock = await (0,host_lock/* takeLock */.HJ)((0,root_state/* rootPaths */.R7)(store, name).packLock, { kind: 'exclusive', waitMilliseconds: 0 });
    if (!lock)
        return nothing;
    return packLockedRoot(store, name, options).finally(() => lock.release());
};
const nothing = { layers: [], snapshots: [] };
/** Whether there is something to pack; then sees that the root is mounted, since frozen layers are seen only there. */
const hasOpenPending = async (store, name) => {
    if ((0,records/* openPending */.Yn)(store, (0,root_state/* requireRoot */.oT)(store, name)).length === 0)
        return false;
    const { lock } = await (0,root_lock/* useRoot */.e)(store, name);
    await lock.release();
    return true;
};
/** Turns every frozen layer into an image, also those that no name waits for: only images are shared between roots. */
const packWholeStack = async (store, name, options) => {
    await packRoot(store, name, options);
    const isPacked = (state) => (0,stacks/* digestsOf */.nw)(store, state) !== undefined;
    if (isPacked((0,root_state/* requireRoot */.oT)(store, name)))
        return;
    const { lock } = await (0,root_lock/* useRoot */.e)(store, name);
    await lock.release();
    await whileNobodyPacks(store, name, async () => {
        const state = (0,root_state/* requireRoot */.oT)(store, name);
        if (!isPacked(state))
            await packFrozen(store, state, { depth: state.stack.length, strict: false, name }, options);
    });
};
/**
 * Changes a root's stack as `changeRoot` does, once every name that was promised is given: the layers of one may not be in
 * the new stack.
 */
const changePackedRoot = async (store, name, { busy, what, ...options }, change) => {
    for (;;) {
        await packRoot(store, name, options);
        const changed = await (0,root_lock/* changeRoot */.t)(store, name, { busy, what }, async (state) => (0,records/* openPending */.Yn)(store, state).length > 0 ? undefined : { result: await change(state) });
        if (changed)
            return changed.result;
    }
};
/** Runs `work` while nobody packs the root. */
const whileNobodyPacks = (store, name, work) => (0,host_lock/* withLock */.kK)((0,root_state/* rootPaths */.R7)(store, name).packLock, 'exclusive', work);


/***/ }),

/***/ 2651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ makePlace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _furnishings_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3902);



/** Makes a directory or an empty file at a path of a tree whose links are resolved, with what leads to it. */
const makePlace = (tree, path, kind, mode = 0o755) => {
    const place = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tree, path);
    if (kind === 'directory') {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(place, { recursive: true, mode: 0o755 });
        if (mode !== 0o755)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(place, mode);
    }
    else {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(place), { recursive: true, mode: 0o755 });
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(place))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(place, '', { mode: 0o644 });
    }
    return place;
};


/***/ }),

/***/ 126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* binding */ forgetPacked),
/* harmony export */   S: () => (/* binding */ writePacked),
/* harmony export */   Yn: () => (/* binding */ openPending),
/* harmony export */   ZY: () => (/* binding */ digestOfLayer),
/* harmony export */   kI: () => (/* binding */ closePending),
/* harmony export */   sG: () => (/* binding */ outcomeOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(72);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2848);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2541);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9873);






// What packing finds out about a root: files of their own, since the state is written only under the root's exclusive lock.
/** The digest that a layer of the stack has, or undefined while it is only frozen. */
const digestOfLayer = (store, root, layer) => 'digest' in layer ? layer.digest : readPacked(store, root, layer.frozen);
const readPacked = (store, root, generation) => (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .Vh)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_state_js__WEBPACK_IMPORTED_MODULE_5__/* .rootPaths */ .R7)(store, root).packed, `${generation}.json`))
    ?.digest;
const doneMark = (store, root, id) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_state_js__WEBPACK_IMPORTED_MODULE_5__/* .rootPaths */ .R7)(store, root).packed, `name-${id}.json`);
/** The names of a root that are still to be given. */
const openPending = (store, state) => state.pending.filter(({ id }) => !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(doneMark(store, state.name, id)));
/** Marks a name as done with. */
const closePending = (store, root, id, outcome) => {
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__/* .makeDirectories */ .Kb)((0,_state_js__WEBPACK_IMPORTED_MODULE_5__/* .rootPaths */ .R7)(store, root).packed);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__/* .writeFileAtomically */ .lo)(doneMark(store, root, id), `${JSON.stringify(outcome)}\n`);
};
const outcomeOf = (store, root, id) => (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .Vh)(doneMark(store, root, id));
/** Of a frozen layer that is an upper again. Synced: that will be another layer. */
const forgetPacked = (store, root, generation) => {
    const { packed } = (0,_state_js__WEBPACK_IMPORTED_MODULE_5__/* .rootPaths */ .R7)(store, root);
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(packed))
        return;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(packed, `${generation}.json`), { force: true });
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__/* .syncDirectory */ .zR)(packed);
};
const writePacked = (store, root, generation, digest) => {
    const { packed } = (0,_state_js__WEBPACK_IMPORTED_MODULE_5__/* .rootPaths */ .R7)(store, root);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__/* .makeDirectories */ .Kb)(packed);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_2__/* .writeFileAtomically */ .lo)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(packed, `${generation}.json`), `${JSON.stringify({ digest })}\n`);
};


/***/ }),

/***/ 453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ resolveReference),
/* harmony export */   x: () => (/* binding */ requireFreeName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _base_base_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4674);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2848);
/* harmony import */ var _snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9250);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5825);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2541);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(126);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9873);








/**
 * What a word means in a root: a snapshot of that name, else one of that key, else the stack up to the layer whose digest
 * starts so (four digits at least). Throws RootstockError where it means nothing, or several things.
 * @param base of the root, where that is not made yet; a key over the same base is preferred
 */
const resolveReference = (store, root, word, base) => {
    const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .readRoot */ .XD)(store, root);
    const found = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .findSnapshot */ .Cb)(store, root, word) ??
        findKey(store, word, base ?? state?.base) ??
        (state && findLayer(store, state, word));
    if (found)
        return found;
    const known = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .listSnapshots */ .mW)(store, root, 'leave out').map(({ name }) => name);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`snapshot "${word}" of root "${root}"`, 'there is none of that name, key or digest', known.length === 0 ? 'The root has no snapshots yet' : `It has ${known.join(', ')}`);
};
const findKey = (store, key, base) => {
    const found = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .listKeys */ .TH)(store, 'leave out').filter(({ name }) => name === key);
    return found.filter((snapshot) => snapshot.base.identity === base?.identity).pop() ?? found.pop();
};
const findLayer = (store, state, prefix) => {
    if (!/^[0-9a-f]{4,64}$/.test(prefix))
        return undefined;
    const stacks = new Map();
    for (const layers of stacksOver(store, state)) {
        for (const [index, digest] of layers.entries()) {
            const stack = layers.slice(0, index + 1);
            if (digest.startsWith(prefix))
                stacks.set(stack.join(), stack);
        }
    }
    const [stack, ...others] = stacks.values();
    if (!stack)
        return undefined;
    if (others.length > 0) {
        const layers = new Set([stack, ...others].map((digests) => digests.at(-1)?.slice(0, 16) ?? ''));
        const why = layers.size > 1
            ? `it is the beginning of ${layers.size} layers: ${[...layers].join(', ')}`
            : `the layer is in ${stacks.size} stacks, above different layers`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`snapshot "${prefix}" of root "${state.name}"`, why, 'Use more digits, or a name');
    }
    return (0,_snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .makeSnapshot */ .HM)(prefix, state, stack);
};
/** Every stack that is known for the base of a root. */
const stacksOver = (store, state) => {
    const digests = state.stack.map((layer) => (0,_records_js__WEBPACK_IMPORTED_MODULE_6__/* .digestOfLayer */ .ZY)(store, state.name, layer));
    const frozen = digests.indexOf(undefined);
    const own = digests.slice(0, frozen < 0 ? undefined : frozen).filter((digest) => digest !== undefined);
    const named = [...(0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .listSnapshots */ .mW)(store, state.name, 'leave out'), ...(0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .listKeys */ .TH)(store, 'leave out')];
    return [own, ...named.filter(({ base }) => base.identity === state.base.identity).map(({ layers }) => layers)];
};
/** Throws RootstockError for a name that a root has, or is about to have. */
const requireFreeName = (store, state, name) => {
    const isTaken = (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .findSnapshot */ .Cb)(store, state.name, name) !== undefined ||
        (0,_records_js__WEBPACK_IMPORTED_MODULE_6__/* .openPending */ .Yn)(store, state).some((pending) => pending.kind === 'snapshot' && pending.name === name);
    if (!isTaken)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`snapshot "${name}" of root "${state.name}"`, 'the name exists', 'Use another, or --force to move it');
};


/***/ }),

/***/ 6436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ neededLayers),
/* harmony export */   fq: () => (/* binding */ sizeOfLayers),
/* harmony export */   tV: () => (/* binding */ readReferrers)
/* harmony export */ });
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2848);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7343);
/* harmony import */ var _snapshot_bases_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9614);
/* harmony import */ var _snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9250);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5825);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2541);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(126);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9873);








/**
 * Everything in the store that needs layers. Throws RootstockError where one cannot be read: then nobody knows what it
 * needs, and nothing may be removed. A listing may leave it out.
 */
const readReferrers = (store, unreadable = 'throw') => [
    ...(0,_snapshot_bases_js__WEBPACK_IMPORTED_MODULE_2__/* .listBases */ .zf)(store).map((base) => ({
        ...{ kind: 'base', name: base.name, layers: [base.digest], used: base.used },
        forget: () => {
            (0,_snapshot_bases_js__WEBPACK_IMPORTED_MODULE_2__/* .removeBase */ .EJ)(store, base);
        },
    })),
    ...(0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .listKeys */ .TH)(store, unreadable).map((key) => ({
        ...{ kind: 'key', name: key.name, layers: key.layers, used: (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .lastUse */ .yC)(store, undefined, key) },
        forget: () => {
            (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .removeKey */ .yE)(store, key);
        },
    })),
    ...(0,_state_js__WEBPACK_IMPORTED_MODULE_7__/* .readRoots */ .Mi)(store, unreadable).flatMap((state) => [
        ...(0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .listSnapshots */ .mW)(store, state.name, unreadable).map((snapshot) => referrerOf(store, state.name, snapshot)),
        { kind: 'root', name: state.name, layers: layersOfRoot(store, state), used: Date.now() },
    ]),
];
const referrerOf = (store, root, snapshot) => ({
    kind: 'snapshot',
    name: `${root}/${snapshot.name}`,
    layers: snapshot.layers,
    used: (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .lastUse */ .yC)(store, root, snapshot),
    forget: () => {
        (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_4__/* .removeSnapshot */ .Bw)(store, root, snapshot.name);
    },
});
const layersOfRoot = (store, { name, stack }) => stack.map((layer) => (0,_records_js__WEBPACK_IMPORTED_MODULE_6__/* .digestOfLayer */ .ZY)(store, name, layer)).filter((digest) => digest !== undefined);
/** The layers that some of them need. */
const neededLayers = (referrers) => new Set(referrers.flatMap(({ layers }) => layers));
/** Bytes of the images of some layers, of those that are there. */
const sizeOfLayers = (store, digests) => [...new Set(digests)].reduce((sum, digest) => sum + (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .imageSize */ .R9)(store.layers, digest), 0);


/***/ }),

/***/ 1048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ chooseScratch)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(452);
/* harmony import */ var _host_mountinfo_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1155);
/* harmony import */ var _host_scratch_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7568);
/* harmony import */ var _scratch_mount_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8054);







/** A smaller scratch holds no job. */
const leastBytes = 512e6;
/**
 * Decides where a root's uppers go. Throws UsageError for a place that cannot hold one, RootstockError where none has room.
 * @param directory the root's own directory in the store
 */
const chooseScratch = (wish, directory) => {
    if (wish.kind === 'tmpfs')
        return { kind: 'tmpfs', bytes: wish.bytes ?? 4e9 };
    const mounts = (0,_host_mountinfo_js__WEBPACK_IMPORTED_MODULE_4__/* .readMounts */ .u)();
    if (wish.kind.startsWith('/'))
        return scratchAt(wish, directory, mounts);
    if (wish.kind !== 'auto' && wish.kind !== 'loop') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UsageError */ .eb(`scratch "${wish.kind}"`, 'it is not known', 'Use auto, loop, tmpfs or an absolute path');
    }
    const disk = (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_5__/* .chooseScratchDisk */ .J3)((0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_5__/* .scratchCandidates */ .nM)(mounts, freeBytes, wish.runnerTemp));
    // As in a container, where all is an overlay: a file of ours can still hold a file system that can hold one.
    if (!disk)
        return loopAt((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'scratch'), directory, wish);
    const place = placeOnDisk(disk, directory);
    if (wish.kind === 'loop' || (wish.baseIsHost && isRootDevice(disk.mountPoint)))
        return loopAt(place, disk.mountPoint, wish);
    (0,_scratch_mount_js__WEBPACK_IMPORTED_MODULE_6__/* .requireRoom */ .hr)(disk.mountPoint, wish.bytes ?? leastBytes);
    return { kind: 'directory', path: place };
};
const scratchAt = (wish, directory, mounts) => {
    const what = `scratch "${wish.kind}"`;
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(wish.kind) || !(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(wish.kind).isDirectory())
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UsageError */ .eb(what, 'it is not a directory');
    const path = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(wish.kind);
    if (wish.runnerTemp !== undefined && (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_5__/* .isAtOrBelow */ .a5)(path, wish.runnerTemp)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UsageError */ .eb(what, 'the runner empties its temporary directory', 'Use another place');
    }
    const place = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(path, uniqueName(directory));
    const on = mountOf(path, mounts);
    if (!on || !(0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_5__/* .canHoldUpper */ .OU)(on)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UsageError */ .eb(what, `a ${on?.type ?? 'unknown'} file system cannot hold an upper`, 'Use ext4, xfs or btrfs');
    }
    if (wish.baseIsHost && isRootDevice(path))
        return loopAt(place, path, wish);
    (0,_scratch_mount_js__WEBPACK_IMPORTED_MODULE_6__/* .requireRoom */ .hr)(path, wish.bytes ?? leastBytes);
    return { kind: 'directory', path: place };
};
/** The innermost mount that holds a path; of those at one point the one on top, which was mounted last. */
const mountOf = (path, mounts) => mounts
    .filter(({ mountPoint }) => (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_5__/* .isAtOrBelow */ .a5)(path, mountPoint))
    .reduce((found, mount) => (found && found.mountPoint.length > mount.mountPoint.length ? found : mount), undefined);
const loopAt = (place, disk, wish) => {
    (0,_scratch_mount_js__WEBPACK_IMPORTED_MODULE_6__/* .requireRoom */ .hr)(disk, wish.bytes ?? leastBytes);
    const bytes = wish.bytes ?? Math.floor(((freeBytes(disk) ?? 0) * 0.9) / 4096) * 4096;
    return { kind: 'loop', image: `${place}.ext4`, bytes };
};
/** In the store where it is on that disk, else in a directory of ours at the disk's top. */
const placeOnDisk = (disk, directory) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(directory).dev === (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(disk.mountPoint).dev
    ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'scratch')
    : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(disk.mountPoint, 'rootstock', uniqueName(directory));
const uniqueName = (directory) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(directory).digest('hex').slice(0, 16);
const isRootDevice = (path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(path).dev === (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)('/').dev;
const freeBytes = (directory) => {
    try {
        const { bavail, bsize } = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statfsSync)(directory);
        return bavail * bsize;
    }
    catch {
        return undefined;
    }
};


/***/ }),

/***/ 8054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ZU: () => (/* binding */ removeScratch),
/* harmony export */   aO: () => (/* binding */ mountScratch),
/* harmony export */   hr: () => (/* binding */ requireRoom)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4627);
/* harmony import */ var _host_mountinfo_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1155);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1197);
/* harmony import */ var _host_remove_tree_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(4129);
/* harmony import */ var _host_scratch_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(7568);








/** Mounts a scratch at a directory of the namespace; makes it first where it is not there. */
const mountScratch = async (scratch, target, namespace) => {
    const mount = (...args) => (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_5__/* .inNamespace */ .d2)(namespace, ['mount', ...args, target])).catch((error) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK('mounting the scratch', (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error), 'See what `rootstock check` says');
    });
    switch (scratch.kind) {
        case 'directory':
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(scratch.path, { recursive: true, mode: 0o700 });
            await mount('--bind', scratch.path);
            return;
        case 'tmpfs':
            await mount('-t', 'tmpfs', '-o', `size=${scratch.bytes},mode=700`, 'rootstock-scratch');
            return;
        case 'loop':
            if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(scratch.image))
                await makeLoopScratch(scratch.image, scratch.bytes);
            await mount('-t', 'ext4', '-o', 'loop,noatime', scratch.image);
            await useDirectIo(target, namespace);
    }
};
/**
 * A sparse file with a file system: it takes room only as it is written, and is dropped whole by one unlink.
 * Tables are left to be filled lazily, which makes it in milliseconds at any size.
 */
const makeLoopScratch = async (image, bytes) => {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(image), { recursive: true, mode: 0o700 });
    const unfinished = unfinishedImage(image);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(unfinished, '', { mode: 0o600 });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.truncateSync)(unfinished, bytes);
        const lazily = 'lazy_itable_init=1,lazy_journal_init=1,root_owner=0:0';
        await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)(['mkfs.ext4', '-q', '-F', '-m', '0', '-E', lazily, unfinished]);
        // A killed maker must not leave a half-made file system under the name that is mounted.
        await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)(['mv', '-T', unfinished, image]);
    }
    catch (error) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(unfinished, { force: true });
        throw error;
    }
};
/** A killed maker leaves one. */
const unfinishedImage = (image) => `${image}.new`;
/** Past the page cache of the file system below: measured seven times as fast for large writes. Only a help, so it may fail. */
const useDirectIo = async (target, namespace) => {
    const device = (0,_host_mountinfo_js__WEBPACK_IMPORTED_MODULE_4__/* .readMounts */ .u)(namespace.pid).find(({ mountPoint }) => mountPoint === target)?.source;
    if (device === undefined)
        return;
    await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runCommand */ .d1)(['losetup', '--direct-io=on', device], { expected: [0, 1] }).catch(() => undefined);
};
/** Removes what a scratch keeps on disk. The root's namespace must have ended. */
const removeScratch = async (scratch) => {
    if (scratch.kind === 'loop') {
        for (const file of [scratch.image, unfinishedImage(scratch.image)])
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(file, { force: true });
    }
    else if (scratch.kind === 'directory')
        await (0,_host_remove_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .removeTree */ .d)(scratch.path);
};
/** Throws RootstockError unless a directory's file system has that many bytes free. */
const requireRoom = (directory, bytes) => {
    const { bavail, bsize } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statfsSync)(directory);
    const free = bavail * bsize;
    if (free < bytes) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`making a scratch on ${directory}`, `only ${Math.floor(free / 1e6)} MB are free, and ${Math.ceil(bytes / 1e6)} MB are wanted`, 'Free some, or name another place with --scratch PATH, or a smaller --scratch-size');
    }
};


/***/ }),

/***/ 2657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ scriptArguments),
/* harmony export */   x: () => (/* binding */ runSetup)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4627);
/* harmony import */ var _host_caller_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5987);
/* harmony import */ var _host_processes_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9415);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2541);
/* harmony import */ var _enter_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(822);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(9873);
/* harmony import */ var _users_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(1072);










/** Where the script is seen while it runs; a mount, so that no layer ever holds it. */
const scriptPlace = '/run/rootstock/setup';
/**
 * Runs a setup script in a root as its root user, its output going to our standard error, and ends what it left running.
 * Throws RootstockError, with its status, when it fails.
 */
const runSetup = async (store, state, setup) => {
    const paths = (0,_state_js__WEBPACK_IMPORTED_MODULE_8__/* .rootPaths */ .R7)(store, state.name);
    const merged = paths.merged(state.generation);
    const script = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(paths.shown, 'setup');
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(script, setup.script);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(script, 0o500);
    try {
        const exitCode = await (0,_enter_js__WEBPACK_IMPORTED_MODULE_7__/* .enterRoot */ .x4)({
            namespace: state.holder,
            merged,
            runAs: _users_js__WEBPACK_IMPORTED_MODULE_9__/* .runAsRootUser */ .$$,
            caller: setup.caller,
            directory: (0,_enter_js__WEBPACK_IMPORTED_MODULE_7__/* .directoryInRoot */ .dD)(state.holder, merged, { current: setup.directory }, () => undefined),
            argv: setup.script.startsWith('#!')
                ? [scriptPlace]
                : scriptArguments((0,_enter_js__WEBPACK_IMPORTED_MODULE_7__/* .shellInRoot */ .ip)(state.holder, merged), scriptPlace),
            isAside: true,
        });
        if (exitCode !== 0) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK('the setup', `it ended with status ${exitCode}`, 'Nothing was saved; its output is above');
        }
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(script, { force: true });
        const left = await (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_5__/* .endProcessesIn */ .aA)(state.holder);
        if (left.length > 0)
            setup.say(`ended what the setup left running: ${left.map(({ command }) => command).join(', ')}`);
    }
};
/** As the runner's own bash steps run (`bash -e -o pipefail`); a plain sh has no pipefail. */
const scriptArguments = (shell, script) => shell === 'bash' ? ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', script] : ['sh', '-e', script];


/***/ }),

/***/ 969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  NW: () => (/* binding */ squashIfLong),
  _4: () => (/* binding */ squashStack)
});

// UNUSED EXPORTS: defaultMaxLayers

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/host/command.js
var command = __nccwpck_require__(4627);
// EXTERNAL MODULE: ./lib/host/namespace.js
var host_namespace = __nccwpck_require__(1197);
// EXTERNAL MODULE: ./lib/host/remove-tree.js
var remove_tree = __nccwpck_require__(4129);
// EXTERNAL MODULE: ./lib/layer/build.js + 1 modules
var build = __nccwpck_require__(2583);
// EXTERNAL MODULE: ./lib/layer/compression.js
var compression = __nccwpck_require__(5847);
// EXTERNAL MODULE: ./lib/layer/layer.js
var layer_layer = __nccwpck_require__(2848);
// EXTERNAL MODULE: ./lib/layer/layers.js
var layer_layers = __nccwpck_require__(7343);
// EXTERNAL MODULE: ./lib/snapshot/snapshot.js
var snapshot = __nccwpck_require__(9250);
// EXTERNAL MODULE: ./lib/snapshot/snapshots.js
var snapshots = __nccwpck_require__(5825);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var snapshot_store = __nccwpck_require__(2541);
// EXTERNAL MODULE: ./lib/root/collect.js
var collect = __nccwpck_require__(7514);
// EXTERNAL MODULE: ./lib/root/diff.js + 1 modules
var diff = __nccwpck_require__(5653);
// EXTERNAL MODULE: ./lib/root/lock.js
var root_lock = __nccwpck_require__(2549);
// EXTERNAL MODULE: ./lib/layer/compare.js
var compare = __nccwpck_require__(2086);
// EXTERNAL MODULE: ./lib/layer/inspect.js
var inspect = __nccwpck_require__(949);
;// CONCATENATED MODULE: ./lib/layer/escape-marks.js


const prefix = 'trusted.overlay.';
/**
 * Makes a copy of what an overlay shows an upper again. A program in a root may name an xattr like a mark of overlay's own
 * (it unpacks an image with an upper in it); the kernel, since 6.7, keeps that as `trusted.overlay.overlay.NAME`, and shows it
 * by the name that was given (overlayfs.rst, "Nested overlayfs mounts"). In a copy of what is shown it would be a mark.
 */
const escapeMarks = async (tree, enter) => {
    const { stdout } = await (0,command/* runCommand */.d1)(enter([
        ...['getfattr', '-R', '-P', '-h', '-d', '-e', 'hex', '--absolute-names'],
        ...['-m', `^${prefix.replaceAll('.', '\\.')}`, '--', tree],
    ]), { bytes: true });
    if (stdout === '')
        return;
    await (0,command/* runCommand */.d1)(enter(['setfattr', '-h', '--restore=-']), {
        input: stdout.replaceAll(new RegExp(`^${prefix}`, 'gm'), `${prefix}overlay.`),
        bytes: true,
    });
    for (const name of new Set((0,inspect/* parseGetfattr */.v5)(stdout).map((found) => found.name))) {
        const paths = (0,inspect/* parseGetfattr */.v5)(stdout).filter((found) => found.name === name);
        await (0,command/* runCommand */.d1)(enter(['xargs', '-0', 'setfattr', '-h', '-x', (0,command/* readable */.HD)(name), '--']), {
            input: paths.map(({ path }) => `${path}\0`).join(''),
            bytes: true,
            // A hard link has lost it with its other name.
            expected: [0, 123],
        });
    }
};

// EXTERNAL MODULE: ./lib/layer/tree-listing.js
var tree_listing = __nccwpck_require__(292);
;// CONCATENATED MODULE: ./lib/layer/overlay-tree.js



/** Reads what the tree of a layer does to those below it. Nothing is mounted on it but itself. */
const readOverlayTree = async (tree, enter) => {
    const [entries, opaque] = await Promise.all([(0,tree_listing/* listTree */.n)(tree, enter), findOpaque(tree, enter)]);
    const candidates = entries.filter(({ type }) => type === 'c');
    const whiteouts = await findWhiteouts(tree, candidates.map(({ path }) => path), enter);
    const top = { kind: 'directory', entries: new Map() };
    const directories = new Map([['/', top.entries]]);
    // Ordered by path, so a directory comes before what is in it.
    for (const { path, type } of entries.filter((entry) => entry.path !== '/')) {
        const slash = path.lastIndexOf('/');
        const parent = directories.get(path.slice(0, slash) || '/');
        const name = path.slice(slash + 1);
        if (type === 'd') {
            const children = new Map();
            directories.set(path, children);
            parent?.set(name, { kind: opaque.has(path) ? 'opaque' : 'directory', entries: children });
        }
        else
            parent?.set(name, { kind: whiteouts.has(path) ? 'whiteout' : 'other' });
    }
    return top;
};
const findOpaque = async (tree, enter) => {
    const names = '^trusted\\.overlay\\.opaque$';
    const { stdout } = await (0,command/* runCommand */.d1)(enter(['getfattr', '-R', '-P', '-h', '--absolute-names', '-m', names, '--', tree]), 
    // An image of a tree without any xattrs does not know them at all.
    { bytes: true, expected: [0, 1] });
    return new Set((0,inspect/* parseGetfattr */.v5)(stdout).map(({ path }) => path.slice(Buffer.byteLength(tree))));
};
/** A whiteout is a character device 0/0, whatever its mode. */
const findWhiteouts = async (tree, paths, enter) => {
    if (paths.length === 0)
        return new Set();
    const { stdout } = await (0,command/* runCommand */.d1)(enter(['xargs', '-0', 'stat', '--printf=%t:%T %n\\0', '--']), {
        input: paths.map((path) => `${(0,command/* asBytes */.Yd)(tree)}${path}\0`).join(''),
        bytes: true,
    });
    return new Set(stdout
        .split('\0')
        .filter((line) => line.startsWith('0:0 '))
        .map((line) => line.slice('0:0 '.length + Buffer.byteLength(tree))));
};

;// CONCATENATED MODULE: ./lib/layer/merge-marks.js

/**
 * The whiteouts and opaque directories of several layers in one. The kernel shows their content merged, but hides what they
 * do to the layers below. A copy of one over the other is wrong: a directory that was made again where a lower layer has a
 * whiteout carries no mark of its own (with redirect_dir=off), so the copy would bring back what was deleted.
 * @param layers base first
 */
const mergeMarks = (layers) => {
    const whiteouts = [];
    const opaque = [];
    /** @param hidesBelow then nothing of the layers below is seen here, and nothing more is needed */
    const visit = (path, parts, hidesBelow) => {
        for (const name of new Set(parts.flatMap(({ directory }) => [...directory.entries.keys()]))) {
            const here = `${path}/${name}`;
            const found = parts
                .map(({ layer, directory }) => ({ layer, entry: directory.entries.get(name) }))
                .filter((part) => part.entry !== undefined);
            const [top] = found;
            if (top?.entry.kind === 'whiteout' && !hidesBelow)
                whiteouts.push({ path: here, layer: top.layer });
            const { directories, isCut } = mergedDirectories(found);
            if (directories.length === 0)
                continue;
            if (isCut && !hidesBelow)
                opaque.push(here);
            visit(here, directories, hidesBelow || isCut);
        }
    };
    visit('', layers.map((directory, layer) => ({ layer, directory })).reverse(), false);
    return { whiteouts, opaque };
};
/** The directories that the kernel merges into one, topmost first, and whether something cuts them off from what is below. */
const mergedDirectories = (found) => {
    const directories = [];
    for (const { layer, entry } of found) {
        if (!('entries' in entry))
            return { directories, isCut: true };
        directories.push({ layer, directory: entry });
        if (entry.kind === 'opaque')
            return { directories, isCut: true };
    }
    return { directories, isCut: false };
};

// EXTERNAL MODULE: ./lib/root/view.js
var view = __nccwpck_require__(3935);
;// CONCATENATED MODULE: ./lib/root/merge-layers.js













/**
 * Makes in `tree` the upper that several layers would have been, had they been written as one, over the layers below them.
 * The kernel merges their content; their whiteouts and opaque directories, which it hides, are worked out from the layers
 * themselves. Throws RootstockError unless the result shows, to the byte, what they show.
 * @param layers base first
 */
const mergeLayers = async (store, layers, below, { tree, place, staging, namespace }) => {
    const enter = (argv) => (0,host_namespace/* inNamespace */.d2)(namespace, argv);
    const [mounted, result, lower] = ['layers', 'result', 'below'].map((name) => (0,external_node_path_.join)(place, name));
    for (const path of [tree, mounted, result, lower])
        (0,external_node_fs_.mkdirSync)((0,host_namespace/* outsidePath */.dX)(namespace, path), { recursive: true });
    const trees = await (0,view/* mountLayers */.cl)(store, layers, mounted, namespace);
    const marks = mergeMarks(await Promise.all(trees.map((path) => readOverlayTree(path, enter))));
    for (const path of [mounted, result])
        makeSkeleton((0,host_namespace/* outsidePath */.dX)(namespace, (0,view/* lowestOf */.iR)(path)), marks);
    const merged = await (0,view/* mountMerged */.OT)(trees, mounted, namespace);
    const { merged: seenBelow } = await (0,view/* viewStack */.ID)(store, below, lower, namespace);
    await copyWhiteouts(trees, marksThatHide(marks, (0,host_namespace/* outsidePath */.dX)(namespace, seenBelow)), tree, enter);
    // After the whiteouts, which touch the times of the directories that they are in.
    await (0,command/* runCommand */.d1)(enter(['cp', '--archive', `${merged}/.`, `${tree}/`]));
    await escapeMarks(tree, enter);
    await markOpaque(marks, tree, enter);
    const shown = await (0,view/* mountMerged */.OT)([tree], result, namespace);
    await (0,compare/* compareTrees */.tc)({
        source: { path: merged, entries: await (0,tree_listing/* listTree */.n)(merged, enter) },
        image: { path: shown, entries: await (0,tree_listing/* listTree */.n)(shown, enter) },
        ...{ hasAcls: true, timesLost: new Set(), staging, enter },
    });
};
/**
 * Directories below all layers where these have whiteouts: one that only a single layer has the kernel shows as it is,
 * with whiteouts among its names.
 */
const makeSkeleton = (directory, { whiteouts }) => {
    (0,external_node_fs_.mkdirSync)(directory, { recursive: true });
    for (const parent of new Set(whiteouts.map(({ path }) => path.slice(0, path.lastIndexOf('/')))))
        (0,external_node_fs_.mkdirSync)(placeOf(directory, parent), { recursive: true });
};
/** The whiteouts that hide something: any other would be seen, by its name, in a directory that only the new layer has. */
const marksThatHide = ({ whiteouts, opaque }, below) => {
    const kinds = new Map();
    const kindOf = (path) => {
        if (path === '')
            return 'directory';
        if (!kinds.has(path)) {
            // Never through a link: the layers hide it with a directory of their own.
            const isInDirectory = kindOf(path.slice(0, path.lastIndexOf('/'))) === 'directory';
            const status = isInDirectory ? (0,external_node_fs_.lstatSync)(placeOf(below, path), { throwIfNoEntry: false }) : undefined;
            kinds.set(path, status && (status.isDirectory() ? 'directory' : 'other'));
        }
        return kinds.get(path);
    };
    return { whiteouts: whiteouts.filter(({ path }) => kindOf(path) !== undefined), opaque };
};
const placeOf = (directory, path) => (0,command/* bufferOf */.Kb)(`${(0,command/* asBytes */.Yd)(directory)}${path}`);
/** From the layers that have them: they cannot be made one by one as fast as tar makes them all. */
const copyWhiteouts = async (layers, { whiteouts }, tree, enter) => {
    for (const [index, layer] of layers.entries()) {
        const paths = whiteouts.filter((whiteout) => whiteout.layer === index).map(({ path }) => `.${path}\0`);
        if (paths.length === 0)
            continue;
        const list = ['--null', '--verbatim-files-from', '--no-recursion', '--files-from=-'];
        await (0,command/* runPipeline */.aI)(enter(['tar', '--create', '--file=-', '--numeric-owner', `--directory=${layer}`, ...list]), enter([
            'tar',
            '--extract',
            '--file=-',
            '--numeric-owner',
            '--preserve-permissions',
            `--directory=${tree}`,
        ]), { input: paths.join(''), bytes: true });
    }
};
const markOpaque = async ({ opaque }, tree, enter) => {
    if (opaque.length === 0)
        return;
    const mark = ['setfattr', '--no-dereference', '--name=trusted.overlay.opaque', '--value=y', '--'];
    await (0,command/* runCommand */.d1)(enter(['xargs', '-0', ...mark]), {
        input: opaque.map((path) => `${(0,command/* asBytes */.Yd)(tree)}${path}\0`).join(''),
        bytes: true,
    });
};

// EXTERNAL MODULE: ./lib/root/overlay.js
var overlay = __nccwpck_require__(1648);
// EXTERNAL MODULE: ./lib/host/lock.js
var host_lock = __nccwpck_require__(439);
// EXTERNAL MODULE: ./lib/host/processes.js
var processes = __nccwpck_require__(9415);
// EXTERNAL MODULE: ./lib/root/stacks.js
var stacks = __nccwpck_require__(6739);
// EXTERNAL MODULE: ./lib/root/records.js
var records = __nccwpck_require__(126);
// EXTERNAL MODULE: ./lib/root/state.js
var root_state = __nccwpck_require__(9873);
// EXTERNAL MODULE: ./lib/root/transitions.js
var transitions = __nccwpck_require__(1832);
;// CONCATENATED MODULE: ./lib/root/restack.js








/**
 * Puts a root whose stack begins with some layers on others that show the same. Returns whether it did: not while the root
 * is in use, or holds changes.
 */
const restackRoot = async (store, root, from, to) => {
    const lock = await (0,host_lock/* takeLock */.HJ)((0,root_state/* rootPaths */.R7)(store, root).lock, { kind: 'exclusive', waitMilliseconds: 0 });
    if (!lock)
        return false;
    try {
        const state = (0,root_state/* readRoot */.XD)(store, root);
        if (!state || !(0,root_state/* isMounted */.BX)(state) || !beginsWith(store, state, from))
            return false;
        // A changed upper belongs to the very layers that it was written over.
        if ((0,processes/* processesIn */.rD)(state.holder).length > 0 || (0,transitions/* upperHasChanges */.a1)(store, state))
            return false;
        if ((0,records/* openPending */.Yn)(store, state).length > 0)
            return false;
        const stack = [...(0,transitions/* stackOf */.US)(to), ...state.stack.slice(from.length)];
        return ((await (0,stacks/* withLayers */.V$)(store, to, () => (0,transitions/* resetRoot */.SY)(store, state, { stack, key: state.key }))) !== undefined);
    }
    finally {
        await lock.release();
    }
};
const beginsWith = (store, { name, stack }, layers) => layers.every((digest, index) => {
    const layer = stack[index];
    return layer !== undefined && (0,records/* digestOfLayer */.ZY)(store, name, layer) === digest;
});

;// CONCATENATED MODULE: ./lib/root/squash.js






















/**
 * Makes one layer of those that a stack has above its base; every name of that stack then means the shorter one. The
 * layers stay for as long as anything else refers to them. Returns nothing where there are not two to squash. The caller
 * holds the root's pack lock. Throws RootstockError.
 */
const squashStack = async (store, root, { base, layers }, options) => {
    const kept = layers.slice(0, base.kind === 'host' ? 0 : 1);
    const squashed = layers.slice(kept.length);
    if (squashed.length < 2)
        return undefined;
    const { state, lock } = await (0,root_lock/* useRoot */.e)(store, root);
    // Its mounts are all that is needed; what runs there, and commits, need not wait.
    await lock.release();
    const layer = await makeMerged(store, state, { base, kept, squashed }, options);
    const mounted = await restackRoot(store, root, layers, [...kept, layer.digest]);
    return { layer, count: squashed.length, isMounted: mounted };
};
const makeMerged = async (store, { name, holder, compression }, { base, kept, squashed }, options) => {
    const started = Date.now();
    const work = (0,external_node_path_.join)((0,root_state/* rootPaths */.R7)(store, name).scratch, 'squash');
    const staging = (0,external_node_path_.join)(store.staging, (0,layer_layers/* stagingName */.zb)('squash'));
    (0,external_node_fs_.mkdirSync)(staging, { mode: 0o700 });
    // What a squash that was killed left: the pack lock is ours.
    const clear = () => {
        (0,external_node_fs_.rmSync)((0,host_namespace/* outsidePath */.dX)(holder, work), { recursive: true, force: true });
    };
    clear();
    try {
        return await (0,host_namespace/* withNamespace */.iY)('rootstock: squashing layers', async (namespace) => {
            const place = (0,external_node_path_.join)(work, 'mounted');
            const tree = (0,external_node_path_.join)(work, 'tree');
            (0,external_node_fs_.mkdirSync)((0,host_namespace/* outsidePath */.dX)(namespace, place), { recursive: true });
            await (0,command/* runCommand */.d1)((0,host_namespace/* inNamespace */.d2)(namespace, ['mount', '-t', 'tmpfs', 'rootstock-squash', place]));
            await mergeLayers(store, squashed, { base, layers: kept }, { tree, place, staging, namespace });
            await requireSame(store, { base, layers: [...kept, ...squashed] }, [...kept, { directory: tree }], namespace);
            return (0,build/* buildLayer */.o)(store.layers, {
                ...{ tree, namespace, owned: true, overlayOptions: (0,overlay/* statedOptions */.k1)((0,external_node_os_.release)()) },
                ...{ origin: `squash of ${squashed.length} layers`, squashed },
                makeMilliseconds: Date.now() - started,
            }, {
                ...options,
                // What is saved already must not lose what its image holds.
                ...{
                    compression: compressionFor(store, squashed, compression),
                    strict: true,
                    staging: store.staging,
                },
                keep: (add, { digest }) => (0,snapshot_store/* aloneInStore */.O2)(store, () => {
                    add();
                    moveNames(store, { base, layers: [...kept, ...squashed] }, [...kept, digest]);
                }),
            });
        }, holder);
    }
    finally {
        clear();
        await (0,remove_tree/* removeTree */.d)(staging);
    }
};
/** That of the root, but for layers of the format that holds more. */
const compressionFor = (store, squashed, own) => {
    const used = squashed.map((digest) => (0,compression/* parseCompression */.Gd)((0,layer_layers/* describeLayer */.$d)(store.layers, digest).compression));
    return used.findLast(({ format }) => format === 'erofs') ?? (0,compression/* parseCompression */.Gd)(own);
};
/** Over the layers that it is to stand on, since there is where its whiteouts do something. */
const requireSame = async (store, from, to, namespace) => {
    const [first] = await (0,diff/* diffStacks */.x)(store, from, { base: from.base, layers: to }, namespace);
    if (first)
        throw new errors/* RootstockError */.RK('squashing layers', `${first.path} would be another`, 'Nothing was changed');
};
const moveNames = (store, { base, layers }, to) => {
    const isMeant = (snapshot) => snapshot.base.identity === base.identity && snapshot.layers.join() === layers.join();
    for (const key of (0,snapshots/* listKeys */.TH)(store, 'leave out').filter(isMeant))
        (0,snapshots/* writeKey */.TE)(store, { ...key, layers: to });
    for (const root of (0,root_state/* listRoots */.qV)(store))
        for (const snapshot of (0,snapshots/* listSnapshots */.mW)(store, root, 'leave out').filter(isMeant))
            (0,snapshots/* writeSnapshot */.oF)(store, root, { ...snapshot, layers: to });
};
/** How long a stack may grow before it is squashed by itself. */
const defaultMaxLayers = 64;
/** Squashes a root's stack when it has grown too long. Trouble is a warning: the stack works as it is. */
const squashIfLong = async (store, root, options) => {
    const state = (0,root_state/* readRoot */.XD)(store, root);
    if (!state || state.stack.length <= (state.maxLayers ?? defaultMaxLayers))
        return;
    const layers = (0,stacks/* digestsOf */.nw)(store, state);
    if (!layers)
        return;
    try {
        const squashed = await squashStack(store, root, { base: state.base, layers }, options);
        if (squashed)
            options.say(`squashed ${squashed.count} layers of root "${root}" into one`);
        await (0,collect/* collect */.F)(store);
    }
    catch (error) {
        options.say(`warning: the ${layers.length} layers of root "${root}" stay: ${(0,errors/* messageOf */.bD)(error)}`);
    }
};


/***/ }),

/***/ 6739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ag: () => (/* binding */ isPendingHere),
/* harmony export */   RG: () => (/* binding */ standsOn),
/* harmony export */   V$: () => (/* binding */ withLayers),
/* harmony export */   Z7: () => (/* binding */ requireWhole),
/* harmony export */   nw: () => (/* binding */ digestsOf),
/* harmony export */   xq: () => (/* binding */ isSameStack)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2848);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7343);
/* harmony import */ var _snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9250);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2541);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(126);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9873);







/** The layers of a root's stack that are images, or undefined while one of them is only frozen. */
const digestsOf = (store, state) => {
    const digests = state.stack.map((layer) => (0,_records_js__WEBPACK_IMPORTED_MODULE_5__/* .digestOfLayer */ .ZY)(store, state.name, layer));
    return digests.every((digest) => digest !== undefined) ? digests : undefined;
};
/** Whether two stacks are the same, squashed layers counting as those that they stand for. */
const isSameStack = (store, a, b) => a.join() === b.join() || expand(store, a).join() === expand(store, b).join();
/** A layer may be squashed again, together with others. */
const expand = (store, layers) => layers.flatMap((digest) => {
    const squashed = (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .hasLayer */ .OY)(store.layers, digest)
        ? (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .describeLayer */ .$d)(store.layers, digest).squashed
        : undefined;
    return squashed ? expand(store, squashed) : [digest];
});
/** Whether a root stands on the stack of a snapshot: then every name of that stack is current. */
const standsOn = (store, state, { base, layers }) => {
    const digests = digestsOf(store, state);
    return (base.identity === state.base.identity && digests !== undefined && isSameStack(store, digests, layers));
};
/** Whether a name that is still to be given will mean the root's present stack. */
const isPendingHere = (store, state, name) => (0,_records_js__WEBPACK_IMPORTED_MODULE_5__/* .openPending */ .Yn)(store, state).some((pending) => pending.kind === 'snapshot' && pending.name === name && pending.depth === state.stack.length);
/**
 * Runs `work`, which makes a root refer to layers, while none is removed; returns undefined, with nothing done, when one
 * of them was removed before. Throws RootstockError for a layer that is damaged.
 */
const withLayers = async (store, layers, work) => {
    // Reading a whole image the first time takes long, and nobody need wait for it.
    for (const digest of layers)
        if ((0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .hasLayer */ .OY)(store.layers, digest))
            await (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyLayer */ .fL)(store.layers, digest);
    return (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_4__/* .whileNothingIsRemoved */ .xU)(store, () => layers.every((digest) => (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .hasLayer */ .OY)(store.layers, digest)) ? work() : Promise.resolve(undefined));
};
/** Throws RootstockError unless every layer of a snapshot is in the store. */
const requireWhole = (store, { name, layers }) => {
    const missing = layers.find((digest) => !(0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .hasLayer */ .OY)(store.layers, digest));
    if (missing === undefined)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RootstockError */ .RK(`starting from "${name}"`, `its layer ${missing.slice(0, 12)} is not in the store`, 'See what `rootstock fsck` says');
};


/***/ }),

/***/ 3350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ startName),
/* harmony export */   w: () => (/* binding */ nameStart)
/* harmony export */ });
/* harmony import */ var _snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9250);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5825);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2541);
/* harmony import */ var _stacks_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6739);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9873);





/** The snapshot that every root has of itself: the stack that it was made with, or last started from by its key. */
const startName = 'postinit';
/** Gives that name to the present stack. The caller holds the root's exclusive lock. */
const nameStart = (store, state) => (0,_snapshot_store_js__WEBPACK_IMPORTED_MODULE_2__/* .aloneInStore */ .O2)(store, () => {
    const layers = (0,_stacks_js__WEBPACK_IMPORTED_MODULE_3__/* .digestsOf */ .nw)(store, state);
    if (layers)
        (0,_snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_1__/* .writeSnapshot */ .oF)(store, state.name, (0,_snapshot_snapshot_js__WEBPACK_IMPORTED_MODULE_0__/* .makeSnapshot */ .HM)(startName, state, layers));
});


/***/ }),

/***/ 7316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ startRoot)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _base_base_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4674);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _host_lock_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(439);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2541);
/* harmony import */ var _create_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9270);
/* harmony import */ var _drop_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(1459);
/* harmony import */ var _find_stack_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2004);
/* harmony import */ var _match_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(7577);
/* harmony import */ var _mount_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(7586);
/* harmony import */ var _setup_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(2657);
/* harmony import */ var _pack_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(4);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(453);
/* harmony import */ var _stacks_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(6739);
/* harmony import */ var _start_name_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(3350);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(9873);
/* harmony import */ var _transitions_js__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(1832);

















/**
 * Sees that a root is there, from what its key or snapshot says: makes it where there is none, and for a key that is not
 * in the store runs the setup above the nearest stack and commits it under the key, to be packed by the caller.
 * Throws UsageError, with nothing changed, rather than drop changes that a root holds.
 */
const startRoot = async (store, start) => {
    const { name } = start;
    const asked = start.base === undefined ? undefined : start.parseBase(start.base);
    const existing = (0,_state_js__WEBPACK_IMPORTED_MODULE_15__/* .readRoot */ .XD)(store, name);
    if (existing)
        return changeExisting(store, existing, asked, start);
    await (0,_drop_js__WEBPACK_IMPORTED_MODULE_6__/* .sweepRoots */ .KK)(store);
    const { lock } = (0,_state_js__WEBPACK_IMPORTED_MODULE_15__/* .rootPaths */ .R7)(store, name);
    const made = await (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_3__/* .withLock */ .kK)(lock, 'exclusive', async () => {
        if ((0,_state_js__WEBPACK_IMPORTED_MODULE_15__/* .readRoot */ .XD)(store, name))
            return undefined;
        try {
            return await makeRoot(store, asked ?? start.parseBase('host'), start);
        }
        catch (error) {
            // While it is held: whoever waits for it sees that it is gone, and takes another.
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(lock, { force: true });
            throw error;
        }
    });
    // Another command made it meanwhile.
    return made ?? startRoot(store, start);
};
/** Makes the root and sets it up. The caller holds its exclusive lock. */
const makeRoot = async (store, base, start) => {
    const { name, snapshot } = start;
    const isOfSnapshot = snapshot !== undefined && start.base === undefined;
    const reference = isOfSnapshot
        ? (0,_reference_js__WEBPACK_IMPORTED_MODULE_12__/* .resolveReference */ .s)(store, start.snapshotsOf ?? name, snapshot).base
        : await (0,_base_base_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceOf */ .Bz)(base);
    const { match, work: created } = await (0,_find_stack_js__WEBPACK_IMPORTED_MODULE_7__/* .withStack */ .t)(store, () => base, reference, start, ({ match, layers }) => {
        const { compression, maxLayers, scratch, binds, users, owner } = start;
        return (0,_create_js__WEBPACK_IMPORTED_MODULE_5__/* .createRoot */ .H)(store, {
            ...{ name, compression, maxLayers, scratch, binds, users, owner, layers, base: reference },
            architecture: (0,_base_base_js__WEBPACK_IMPORTED_MODULE_1__/* .architecture */ .s2)(),
            key: match?.kind === 'exact' ? match.snapshot.name : undefined,
            ...unfinished(match, start),
        });
    });
    try {
        const mounted = await (0,_mount_js__WEBPACK_IMPORTED_MODULE_9__/* .mountRoot */ .m)(store, created);
        const state = await setUp(store, mounted, match, start);
        return { state, base: reference, ...(match ? { match } : {}) };
    }
    catch (error) {
        // A root that could not be set up is none: the next try begins from the start.
        await (0,_drop_js__WEBPACK_IMPORTED_MODULE_6__/* .dropLockedRoot */ .EE)(store, (0,_state_js__WEBPACK_IMPORTED_MODULE_15__/* .readRoot */ .XD)(store, name) ?? created);
        throw error;
    }
};
const changeExisting = async (store, existing, asked, start) => {
    const { name, key, snapshot, options } = start;
    if (asked && asked.name !== existing.base.name) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(`root "${name}"`, `it stands on ${existing.base.name}, not ${asked.name}`, `Use another --root, or remove it with \`rootstock scrub --root ${name}\``);
    }
    const own = () => asked ?? start.parseBase(existing.base.name);
    // What else a root was made of may be gone by now, and is not needed to go on in it.
    const reference = asked || existing.base.kind === 'host' ? await (0,_base_base_js__WEBPACK_IMPORTED_MODULE_1__/* .referenceOf */ .Bz)(own()) : existing.base;
    const moved = existing.base.identity !== reference.identity;
    const isThere = (key === undefined || (existing.key === key && !moved && !existing.unfinished)) &&
        (snapshot === undefined ||
            (0,_stacks_js__WEBPACK_IMPORTED_MODULE_13__/* .isPendingHere */ .Ag)(store, existing, snapshot) ||
            (0,_stacks_js__WEBPACK_IMPORTED_MODULE_13__/* .standsOn */ .RG)(store, existing, (0,_reference_js__WEBPACK_IMPORTED_MODULE_12__/* .resolveReference */ .s)(store, name, snapshot)));
    if (isThere) {
        if (moved) {
            options.say(`warning: ${reference.name} has changed since root "${name}" was made; \`scrub\` it to start anew`);
        }
        return { state: existing, base: reference };
    }
    const what = `starting from ${snapshot === undefined ? `key "${key ?? ''}"` : `snapshot "${snapshot}"`}`;
    const packing = { tools: options.tools, say: options.say };
    const { state, match } = await (0,_pack_js__WEBPACK_IMPORTED_MODULE_11__/* .changePackedRoot */ .nz)(store, name, { busy: 'refuse', what, ...packing }, async (current) => {
        const mounted = await (0,_mount_js__WEBPACK_IMPORTED_MODULE_9__/* .ensureMounted */ .b)(store, current);
        // What a setup that was killed has changed, nobody asked to keep.
        if (!mounted.unfinished && (0,_transitions_js__WEBPACK_IMPORTED_MODULE_16__/* .upperHasChanges */ .a1)(store, mounted)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(`${what} in root "${name}"`, 'it holds changes that no snapshot has', 'Keep them with `rootstock snapshot NAME`, drop them with `rootstock clean`, or use another --root');
        }
        const { match, work: started } = await (0,_find_stack_js__WEBPACK_IMPORTED_MODULE_7__/* .withStack */ .t)(store, own, reference, start, ({ match, layers }) => {
            const to = { stack: (0,_transitions_js__WEBPACK_IMPORTED_MODULE_16__/* .stackOf */ .US)(layers), key: match?.kind === 'exact' ? key : undefined };
            return (0,_transitions_js__WEBPACK_IMPORTED_MODULE_16__/* .resetRoot */ .SY)(store, { ...mounted, base: reference, ...unfinished(match, start) }, to);
        });
        try {
            const set = await setUp(store, started, match, start);
            if (key !== undefined && set === started)
                await (0,_start_name_js__WEBPACK_IMPORTED_MODULE_14__/* .nameStart */ .w)(store, set);
            return { match, state: set };
        }
        catch (error) {
            await (0,_transitions_js__WEBPACK_IMPORTED_MODULE_16__/* .resetRoot */ .SY)(store, started);
            throw error;
        }
    });
    return { state, base: reference, ...(match ? { match } : {}) };
};
const needsSetup = (match, { key, setup }) => key !== undefined && setup !== undefined && match?.kind !== 'exact';
const unfinished = (match, start) => needsSetup(match, start) ? { unfinished: true } : {};
/** Runs the setup of a key that was not found, and commits what it did. */
const setUp = async (store, mounted, match, start) => {
    const { key, setup } = start;
    if (key === undefined || !setup || !needsSetup(match, start))
        return mounted;
    const started = Date.now();
    await (0,_setup_js__WEBPACK_IMPORTED_MODULE_10__/* .runSetup */ .x)(store, mounted, setup);
    return (0,_transitions_js__WEBPACK_IMPORTED_MODULE_16__/* .commitRoot */ .Yd)(store, mounted, {
        names: [
            { kind: 'key', name: key, strict: false },
            { kind: 'snapshot', name: _start_name_js__WEBPACK_IMPORTED_MODULE_14__/* .startName */ .S, strict: false },
        ],
        origin: setup.origin,
        makeMilliseconds: Date.now() - started,
    });
};


/***/ }),

/***/ 9873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BX: () => (/* binding */ isMounted),
/* harmony export */   Mi: () => (/* binding */ readRoots),
/* harmony export */   R7: () => (/* binding */ rootPaths),
/* harmony export */   XD: () => (/* binding */ readRoot),
/* harmony export */   aZ: () => (/* binding */ requireSameRoot),
/* harmony export */   ao: () => (/* binding */ writeRoot),
/* harmony export */   oT: () => (/* binding */ requireRoot),
/* harmony export */   qV: () => (/* binding */ listRoots),
/* harmony export */   uA: () => (/* binding */ generationPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(72);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1197);
/* harmony import */ var _host_scratch_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7568);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2848);
/* harmony import */ var _base_base_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4674);
/* harmony import */ var _snapshot_snapshots_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(5825);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(2541);
/* harmony import */ var _binds_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(9980);











/** Whether the root's holder runs, so that its mounts are there. */
const isMounted = (state) => state.holder !== undefined && (0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_4__/* .isAlive */ ._n)(state.holder);
const stateFormat = 1;
const rootPaths = (store, name) => {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store.roots, name);
    return {
        directory,
        state: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'state.json'),
        dropped: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'dropped.json'),
        // Beside the directory, so that removing the root leaves the lock that it is done under.
        lock: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store.roots, `${name}.lock`),
        packLock: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store.roots, `${name}.pack-lock`),
        reserve: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'reserve'),
        packed: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'packed'),
        images: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'l'),
        scratch: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 's'),
        merged: (generation) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'g', String(generation)),
        shown: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'shown'),
    };
};
/** The directories of a generation on the scratch, as the root's namespace sees them. */
const generationPath = (store, root, generation) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(rootPaths(store, root).scratch, String(generation));
const readRoot = (store, name) => {
    const { state } = rootPaths(store, name);
    try {
        const value = (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readJson */ .Vh)(state);
        if (value !== undefined && value.format !== stateFormat) {
            throw new Error(`its format is ${String(value.format)}, and this version knows ${stateFormat}`);
        }
        return value;
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`reading root "${name}"`, (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error), `Remove it with \`rootstock scrub --root ${name}\``);
    }
};
/** Throws RootstockError when a root is not there any more, be there another of its name. */
const requireSameRoot = (store, { name, id }) => {
    if (readRoot(store, name)?.id !== id)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`saving a layer of root "${name}"`, 'the root was removed meanwhile');
};
/** Throws UsageError where there is no such root. */
const requireRoot = (store, name) => {
    const state = readRoot(store, name);
    if (state)
        return state;
    const known = listRoots(store);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(`root "${name}"`, 'there is none of that name', known.length === 0 ? 'Make it with `rootstock init`' : `There are ${known.join(', ')}`);
};
const writeRoot = (store, state) => {
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFileAtomically */ .lo)(rootPaths(store, state.name).state, `${JSON.stringify(state, null, 2)}\n`);
};
const listRoots = (store) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(store.roots, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(rootPaths(store, entry.name).state))
    .map((entry) => entry.name)
    .sort();
/**
 * The states of all roots. One that is removed meanwhile is none.
 * @param unreadable what to do about one that cannot be read: throw RootstockError, or leave it out of a listing
 */
const readRoots = (store, unreadable = 'throw') => listRoots(store)
    .map((name) => {
    try {
        return readRoot(store, name);
    }
    catch (error) {
        if (unreadable === 'throw')
            throw error;
        return undefined;
    }
})
    .filter((state) => state !== undefined);


/***/ }),

/***/ 6594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ takeSnapshot)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2848);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2541);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2549);
/* harmony import */ var _mount_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7586);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(453);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9873);
/* harmony import */ var _transitions_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(1832);








/**
 * Commits the upper of a root under a name, which packing then gives. Returns the name as it is to be given, or nothing
 * when there was nothing to do.
 * Throws RootstockError where the root is not quiet, and is not to be made so, or has the name already.
 */
const takeSnapshot = (store, root, { busy, ifChanged, force, kind, name, strict, ...making }) => (0,_lock_js__WEBPACK_IMPORTED_MODULE_3__/* .changeRoot */ .t)(store, root, { busy, what: `snapshot "${name}"` }, async (current) => {
    if (kind === 'snapshot' && !force)
        (0,_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .requireFreeName */ .x)(store, current, name);
    const mounted = await (0,_mount_js__WEBPACK_IMPORTED_MODULE_4__/* .ensureMounted */ .b)(store, current);
    if (ifChanged && !(0,_transitions_js__WEBPACK_IMPORTED_MODULE_7__/* .upperHasChanges */ .a1)(store, mounted))
        return undefined;
    reserveRoom((0,_state_js__WEBPACK_IMPORTED_MODULE_6__/* .rootPaths */ .R7)(store, root).reserve);
    const committed = await (0,_transitions_js__WEBPACK_IMPORTED_MODULE_7__/* .commitRoot */ .Yd)(store, mounted, { names: [{ kind, name, strict }], ...making });
    return committed.pending.at(-1);
});
/** Enough for a few directories and the root's state: what undoing a commit writes. */
const reservedBytes = 128 * 1024;
/** Throws, with nothing changed, on a disk that has not even that. */
const reserveRoom = (file) => {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(file, Buffer.alloc(reservedBytes, 'rootstock'), { mode: 0o600, flush: true });
    }
    catch (error) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(file, { force: true });
        throw error;
    }
};


/***/ }),

/***/ 1832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   SY: () => (/* binding */ resetRoot),
/* harmony export */   US: () => (/* binding */ stackOf),
/* harmony export */   Yd: () => (/* binding */ commitRoot),
/* harmony export */   a1: () => (/* binding */ upperHasChanges)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1197);
/* harmony import */ var _host_processes_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9415);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2848);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2541);
/* harmony import */ var _lowers_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6192);
/* harmony import */ var _mount_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(7586);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(126);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(9873);










/**
 * Whether the upper holds anything, or is another directory than the one below it (`chmod 700 /`): an upper that nothing
 * was written to makes no layer.
 */
const upperHasChanges = (store, state) => {
    const upper = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_state_js__WEBPACK_IMPORTED_MODULE_9__/* .generationPath */ .uA)(store, state.name, state.generation), 'upper');
    const [top, below] = [upper, (0,_lowers_js__WEBPACK_IMPORTED_MODULE_6__/* .topLowerPath */ .c_)(store, state)].map((path) => (0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_2__/* .outsidePath */ .dX)(state.holder, path));
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(top ?? '').length > 0 || attributesOf(top ?? '') !== attributesOf(below ?? '');
};
const attributesOf = (directory) => {
    const { mode, uid, gid } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(directory);
    return [mode, uid, gid].join();
};
/**
 * Freezes the upper and mounts a fresh one above it. The switch is one atomic write of the root's state: the upper stays
 * where it is, and is from then on a layer of the stack. An upper without changes makes no layer, and the names mean the
 * stack below it. The names themselves are given by packing. The caller holds the exclusive lock, and the root is quiet.
 */
const commitRoot = async (store, state, { names, ...making }) => {
    const frozen = upperHasChanges(store, state) ? [{ frozen: state.generation, ...making }] : [];
    const stack = [...state.stack, ...frozen];
    const pending = names.map((name) => ({
        ...name,
        id: `${state.generation}-${name.kind}-${Date.now().toString(36)}`,
        depth: stack.length,
        boot: (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .bootIdentity */ .$s)(),
    }));
    const key = names.find(({ kind }) => kind === 'key')?.name;
    const { unfinished: _unfinished, ...rest } = state;
    const committed = {
        ...rest,
        ...(key === undefined ? {} : { key }),
        pending: [...(0,_records_js__WEBPACK_IMPORTED_MODULE_8__/* .openPending */ .Yn)(store, state), ...pending],
    };
    if (frozen.length > 0)
        return (0,_mount_js__WEBPACK_IMPORTED_MODULE_7__/* .mountRoot */ .m)(store, { ...committed, stack }, 'fresh');
    (0,_state_js__WEBPACK_IMPORTED_MODULE_9__/* .writeRoot */ .ao)(store, committed);
    return committed;
};
/**
 * Drops the upper and mounts a fresh one above the same stack, or above another, which may be that of a key. The caller
 * holds the exclusive lock, and sees that the layers are not removed meanwhile.
 */
const resetRoot = (store, state, to) => {
    if (!to)
        return (0,_mount_js__WEBPACK_IMPORTED_MODULE_7__/* .mountRoot */ .m)(store, state, 'fresh');
    const { key: _key, ...rest } = state;
    const key = to.key === undefined ? {} : { key: to.key };
    return (0,_mount_js__WEBPACK_IMPORTED_MODULE_7__/* .mountRoot */ .m)(store, { ...rest, stack: to.stack, pending: [], ...key }, 'fresh');
};
/** The stack of a snapshot, all of whose layers are images. */
const stackOf = (layers) => layers.map((digest) => ({ digest }));


/***/ }),

/***/ 1072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ runAsRootUser),
/* harmony export */   Hr: () => (/* binding */ findUser),
/* harmony export */   RY: () => (/* binding */ runAsCaller),
/* harmony export */   W9: () => (/* binding */ readInRoot),
/* harmony export */   vS: () => (/* binding */ withUsers)
/* harmony export */ });
/* unused harmony exports parsePasswd, groupsOf */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _host_safe_path_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7561);
/* harmony import */ var _host_caller_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5987);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9873);






const runAsCaller = ({ uid, gid, groups }) => ({ uid, gid, groups, environment: {} });
const runAsRootUser = {
    uid: 0,
    gid: 0,
    groups: [0],
    environment: { HOME: '/root', USER: 'root', LOGNAME: 'root', SHELL: '/bin/sh' },
};
/**
 * Who `NAME`, `UID` or `UID:GID` is in the root, by the root's own user database.
 * Throws UsageError for a name that it does not know.
 * @param root the merged root, as this process reaches it
 */
const findUser = (root, user) => {
    const entries = parsePasswd(readInRoot(root, '/etc/passwd') ?? '');
    const numbers = /^(\d+)(?::(\d+))?$/.exec(user);
    const entry = entries.find(({ name, uid }) => (numbers ? uid === Number(numbers[1]) : name === user));
    if (!numbers && !entry) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(`user "${user}"`, 'the root has no such user', 'Give a name of its /etc/passwd, a UID or UID:GID');
    }
    const uid = entry?.uid ?? Number(numbers?.[1]);
    const gid = numbers?.[2] === undefined ? (entry?.gid ?? uid) : Number(numbers[2]);
    const environment = entry && { HOME: entry.home, USER: entry.name, LOGNAME: entry.name, SHELL: entry.shell };
    const groups = entry ? groupsOf(readInRoot(root, '/etc/group') ?? '', entry.name) : [];
    return { uid, gid, groups: [...new Set([gid, ...groups])], environment: environment ?? { HOME: '/' } };
};
const parsePasswd = (text) => text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 7)
    .map(([name = '', , uid, gid, , home = '/', shell = '']) => ({
    name,
    uid: Number(uid),
    gid: Number(gid),
    home,
    shell: shell === '' ? '/bin/sh' : shell,
}));
/** The groups that list the user as a member. */
const groupsOf = (text, user) => text
    .split('\n')
    .map((line) => line.split(':'))
    .filter(([, , , members = '']) => members.split(',').includes(user))
    .map(([, , gid]) => Number(gid));
/** A file of the user database with the users added that it lacks; undefined when it lacks none. */
const withUsers = (passwd, group, users) => {
    const known = parsePasswd(passwd);
    const missing = users.filter(({ uid, name }) => !known.some((entry) => entry.uid === uid || entry.name === name));
    if (missing.length === 0)
        return undefined;
    const knownGroups = new Set(group.split('\n').flatMap((line) => [line.split(':')[0], line.split(':')[2]]));
    const missingGroups = missing.filter(({ gid, name }) => !knownGroups.has(String(gid)) && !knownGroups.has(name));
    return {
        passwd: appendLines(passwd, missing.map(({ name, uid, gid, home }) => `${name}:x:${uid}:${gid}::${home}:/bin/sh`)),
        group: appendLines(group, missingGroups.map(({ name, gid }) => `${name}:x:${gid}:`)),
    };
};
const appendLines = (text, lines) => lines.length === 0 ? text : `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${lines.join('\n')}\n`;
/** A file of the root, found as the root's own programs would find it; undefined when it is not a plain file. */
const readInRoot = (root, path) => {
    const found = (0,_host_safe_path_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveInRoot */ .Q)(root, path);
    if (found?.kind !== 'other')
        return undefined;
    const place = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, found.path);
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(place).isFile() ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(place, 'utf8') : undefined;
};


/***/ }),

/***/ 3935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ID: () => (/* binding */ viewStack),
/* harmony export */   OT: () => (/* binding */ mountMerged),
/* harmony export */   cl: () => (/* binding */ mountLayers),
/* harmony export */   iR: () => (/* binding */ lowestOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _base_base_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4674);
/* harmony import */ var _host_command_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4627);
/* harmony import */ var _host_namespace_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1197);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2848);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(7343);
/* harmony import */ var _layer_mount_images_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(8447);
/* harmony import */ var _snapshot_store_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(2541);
/* harmony import */ var _overlay_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(1648);











/**
 * Mounts a stack read-only in a namespace.
 * @param place a directory for its mount points, of a file system that is seen in the namespace alone
 */
const viewStack = async (store, { base, layers }, place, namespace) => {
    const trees = await mountLayers(store, layers, place, namespace);
    return { merged: await mountMerged(trees, place, namespace, base), layers: trees };
};
/** Mounts the images among some layers; returns where each layer is. */
const mountLayers = async (store, layers, place, namespace) => {
    const trees = [];
    const images = [];
    for (const [index, layer] of layers.entries()) {
        const same = layers.indexOf(layer);
        if (typeof layer !== 'string' || same < index) {
            trees.push(typeof layer === 'string' ? (trees[same] ?? '') : layer.directory);
            continue;
        }
        const target = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(place, String(index));
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_5__/* .outsidePath */ .dX)(namespace, target), { recursive: true });
        images.push({ ...(await (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_7__/* .checkedImage */ .xF)(store.layers, layer)), target });
        trees.push(target);
    }
    await (0,_layer_mount_images_js__WEBPACK_IMPORTED_MODULE_8__/* .mountImages */ .c)(images, namespace);
    return trees;
};
/** Where a lower goes that lies below all others: a read-only overlay takes two at least. */
const lowestOf = (place) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(place, 'lowest');
/** Merges trees, base first, in a read-only overlay; returns where that is. */
const mountMerged = async (trees, place, namespace, base) => {
    const merged = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(place, 'merged');
    for (const path of [merged, lowestOf(place)])
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_5__/* .outsidePath */ .dX)(namespace, path), { recursive: true });
    const lowers = [
        ...(0,_layer_layer_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutRepeats */ .jP)(trees).reverse(),
        ...(base?.kind === 'host' ? ['/'] : []),
        lowestOf(place),
    ];
    const argv = (0,_overlay_js__WEBPACK_IMPORTED_MODULE_10__/* .overlayArguments */ .bx)({
        lowers: lowers.map((path) => (path.startsWith(`${place}/`) ? path.slice(place.length + 1) : path)),
        target: merged,
        options: (0,_overlay_js__WEBPACK_IMPORTED_MODULE_10__/* .statedOptions */ .k1)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.release)()),
    });
    await (0,_host_command_js__WEBPACK_IMPORTED_MODULE_4__/* .runCommand */ .d1)((0,_host_namespace_js__WEBPACK_IMPORTED_MODULE_5__/* .inNamespace */ .d2)(namespace, argv, place), {
        environment: { ...process.env, ..._overlay_js__WEBPACK_IMPORTED_MODULE_10__/* .overlayEnvironment */ .C8 },
    });
    return merged;
};


/***/ }),

/***/ 9614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EJ: () => (/* binding */ removeBase),
/* harmony export */   ps: () => (/* binding */ prepareBase),
/* harmony export */   wZ: () => (/* binding */ readBase),
/* harmony export */   ym: () => (/* binding */ markBaseUsed),
/* harmony export */   zf: () => (/* binding */ listBases)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(452);
/* harmony import */ var _base_base_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4674);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(72);
/* harmony import */ var _host_lock_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(439);
/* harmony import */ var _host_remove_tree_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(4129);
/* harmony import */ var _layer_build_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(2583);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(2848);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(7343);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(2541);













/**
 * The layers of a base: none for `host`; for the others one, which is made when the store has none of that identity.
 * Two commands that want the same base at once make it once.
 */
const prepareBase = async (store, base, reference, options) => {
    const { make } = base;
    if (!make)
        return [];
    const file = fileOf(store, reference);
    return (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_7__/* .withLock */ .kK)(`${file}.lock`, 'exclusive', async () => {
        const found = readBase(file);
        if (found && (await isUsable(store, found.digest, options.say)))
            return [found.digest];
        options.say(`making base ${base.name}`);
        const started = Date.now();
        const staging = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(store.staging, (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_11__/* .stagingName */ .zb)('base'));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(staging, { mode: 0o700 });
        try {
            const { digest, size } = await make(staging, options, (tree) => {
                options.say(`packing base ${base.name}`);
                const makeMilliseconds = Date.now() - started;
                const source = { ...tree, origin: `base ${base.name}`, makeMilliseconds, overlayOptions: [] };
                return (0,_layer_build_js__WEBPACK_IMPORTED_MODULE_9__/* .buildLayer */ .o)(store.layers, source, {
                    ...options,
                    strict: false,
                    staging: store.staging,
                    keep: (add, { digest }) => (0,_store_js__WEBPACK_IMPORTED_MODULE_12__/* .whileNothingIsRemoved */ .xU)(store, () => {
                        add();
                        (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_6__/* .writeFileAtomically */ .lo)(file, `${JSON.stringify({ ...reference, digest })}\n`);
                    }),
                });
            });
            options.say(`made base ${base.name} in ${((Date.now() - started) / 1000).toFixed(1)} s, ${(size / 1e6).toFixed(0)} MB`);
            return [digest];
        }
        finally {
            await (0,_host_remove_tree_js__WEBPACK_IMPORTED_MODULE_8__/* .removeTree */ .d)(staging);
            // Of a base that could not be made nothing stays. Whoever waits for the lock sees that it is gone, and takes another.
            if (!readBase(file))
                (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(`${file}.lock`, { force: true });
        }
    });
};
const fileOf = ({ bases }, { identity }) => (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(bases, `${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(identity).digest('hex')}.json`);
/** Notes that something starts from a base that was made here. */
const markBaseUsed = (store, reference) => {
    const file = fileOf(store, reference);
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(file))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.utimesSync)(file, new Date(), new Date());
};
/** A base that is missing or damaged is made again, like everything that a cache was to have. */
const isUsable = async (store, digest, say) => {
    if (!(0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_11__/* .hasLayer */ .OY)(store.layers, digest))
        return false;
    try {
        await (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_11__/* .verifyLayer */ .fL)(store.layers, digest);
        return true;
    }
    catch (error) {
        say(`warning: the base is made again: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error)}`);
        return false;
    }
};
/** The bases that were made here. One whose record cannot be read is none: it is made again. */
const listBases = (store) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(store.bases)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readBase((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(store.bases, name)))
    .filter((record) => record !== undefined);
const readBase = (file) => {
    try {
        const { name, digest } = (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readJson */ .Vh)(file);
        return (0,_layer_layer_js__WEBPACK_IMPORTED_MODULE_10__/* .isDigest */ .Bc)(digest) ? { name: String(name), digest, file, used: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(file).mtimeMs } : undefined;
    }
    catch {
        return undefined;
    }
};
/** Forgets a base; its layer goes when nothing else refers to it. */
const removeBase = (store, { file }) => {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(file, { force: true });
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_6__/* .syncDirectory */ .zR)(store.bases);
};


/***/ }),

/***/ 8480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Eo: () => (/* binding */ isName),
/* harmony export */   I3: () => (/* binding */ checkName),
/* harmony export */   yR: () => (/* binding */ checkKey)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);

const longestName = 128;
const fitName = /^[A-Za-z0-9_][A-Za-z0-9._@:+-]*$/;
/**
 * Sees that a name of a root or a snapshot is fit to be a file's name, on every file system: letters, digits, `.`, `_`,
 * `-`, `+`, `@`, `:`, at most 128, not starting with a dot or a dash. Throws UsageError, naming the value, otherwise.
 */
const checkName = (kind, name) => {
    const why = name === ''
        ? 'it is empty'
        : name.length > longestName
            ? `it has ${name.length} characters, and ${longestName} is the most`
            : fitName.test(name)
                ? undefined
                : 'only letters, digits and . _ - + @ : are allowed, and the first must be a letter, a digit or _';
    if (why !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`${kind} name ${JSON.stringify(shortened(name))}`, why, 'Choose another name');
    return name;
};
/** Whether a text is fit to be a name: one that is not has never been given. */
const isName = (text) => text.length <= longestName && fitName.test(text);
/** The Actions cache takes keys of up to 512 characters without commas; ours also carry format, machine and base. */
const longestKey = 400;
/** Throws UsageError unless a key can be a key of every remote. */
const checkKey = (key) => {
    const why = key === ''
        ? 'it is empty'
        : key.length > longestKey
            ? `it has ${key.length} characters, and ${longestKey} is the most`
            : /[,\u0000-\u001f\u007f]/.test(key)
                ? 'it holds a comma or a control character'
                : undefined;
    if (why !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`key ${JSON.stringify(shortened(key))}`, why, 'Choose another key');
    return key;
};
const shortened = (text) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);


/***/ }),

/***/ 9250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ parseSnapshot),
/* harmony export */   HM: () => (/* binding */ makeSnapshot)
/* harmony export */ });
/* unused harmony export snapshotFormat */
/* harmony import */ var _base_base_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4674);
/* harmony import */ var _layer_layer_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2848);


const snapshotFormat = 1;
/** A name for a stack, given now. */
const makeSnapshot = (name, { base, architecture }, layers) => ({
    format: snapshotFormat,
    ...{ name, base, architecture, layers },
    created: new Date().toISOString(),
});
/** Throws unless the value is a snapshot of a format that this version knows. */
const parseSnapshot = (value) => {
    const snapshot = value;
    if (snapshot?.format !== snapshotFormat) {
        throw new Error(`its format is ${String(snapshot?.format)}, and this version knows ${snapshotFormat}`);
    }
    const { name, base, layers, architecture } = snapshot;
    const whole = typeof name === 'string' &&
        typeof architecture === 'string' &&
        typeof base?.name === 'string' &&
        typeof base.identity === 'string' &&
        Array.isArray(layers) &&
        layers.every(_layer_layer_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc);
    if (!whole)
        throw new Error('it is not whole');
    return snapshot;
};


/***/ }),

/***/ 5825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ removeSnapshot),
/* harmony export */   Cb: () => (/* binding */ findSnapshot),
/* harmony export */   Dw: () => (/* binding */ keyPath),
/* harmony export */   Nm: () => (/* binding */ markUsed),
/* harmony export */   TE: () => (/* binding */ writeKey),
/* harmony export */   TH: () => (/* binding */ listKeys),
/* harmony export */   T_: () => (/* binding */ readSnapshotFile),
/* harmony export */   Wf: () => (/* binding */ findByKey),
/* harmony export */   XO: () => (/* binding */ snapshotsOf),
/* harmony export */   c0: () => (/* binding */ snapshotPath),
/* harmony export */   jQ: () => (/* binding */ findByPrefix),
/* harmony export */   mW: () => (/* binding */ listSnapshots),
/* harmony export */   oF: () => (/* binding */ writeSnapshot),
/* harmony export */   wP: () => (/* binding */ isWhole),
/* harmony export */   yC: () => (/* binding */ lastUse),
/* harmony export */   yE: () => (/* binding */ removeKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(452);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(72);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7343);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8480);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9250);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(2541);









/** The directory of the snapshots that are named in a root. */
const snapshotsOf = (store, root) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(store.roots, root, 'snapshots');
const fileOf = (directory, name) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, `${name}.json`);
const snapshotPath = (store, root, name) => fileOf(snapshotsOf(store, root), name);
/** The snapshots named in a root, oldest first. */
const listSnapshots = (store, root, unreadable = 'throw') => readAll(snapshotsOf(store, root), unreadable);
/** The snapshots that are found by key, oldest first. */
const listKeys = (store, unreadable = 'throw') => readAll(store.keys, unreadable);
const findSnapshot = (store, root, name) => 
// A key may be anything, a path too, and is looked for by commands that take either.
(0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isName */ .Eo)(name) ? readOne(snapshotPath(store, root, name)) : undefined;
/** Makes a name mean a stack, whatever it meant before. Its layers must be in the store. */
const writeSnapshot = (store, root, snapshot) => {
    write(store, snapshotsOf(store, root), snapshot.name, snapshot);
};
const removeSnapshot = (store, root, name) => {
    remove(snapshotPath(store, root, name));
};
/**
 * Keys may hold any character, and the same key means another snapshot over another base and on another machine, so the
 * file's name is a hash of the three.
 */
const keyFile = (identity, architecture, key) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
    .update(JSON.stringify([identity, architecture, key]))
    .digest('hex');
const keyPath = (store, { base, architecture, name }) => fileOf(store.keys, keyFile(base.identity, architecture, name));
const findByKey = (store, identity, architecture, key) => readOne(fileOf(store.keys, keyFile(identity, architecture, key)));
/** The newest snapshot, over that base and for that machine, whose key starts so. One that cannot be read is none. */
const findByPrefix = (store, identity, architecture, prefix) => listKeys(store, 'leave out')
    .filter((snapshot) => snapshot.base.identity === identity && snapshot.architecture === architecture)
    .filter((snapshot) => snapshot.name.startsWith(prefix) && isWhole(store, snapshot))
    .pop();
const writeKey = (store, snapshot) => {
    write(store, store.keys, keyFile(snapshot.base.identity, snapshot.architecture, snapshot.name), snapshot);
};
const removeKey = (store, key) => {
    remove(keyPath(store, key));
};
/** Notes that something starts from a snapshot of the root or from a key: what nobody uses is collected first. */
const markUsed = (store, root, snapshot) => {
    const now = new Date();
    for (const file of filesOf(store, root, snapshot)) {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.utimesSync)(file, now, now);
        }
        catch {
            // A layer's digest has no file; and it is only a help.
        }
    }
};
/** When a snapshot was last started from, or else made; in milliseconds. */
const lastUse = (store, root, snapshot) => Math.max(...filesOf(store, root, snapshot).map((file) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(file, { throwIfNoEntry: false })?.mtimeMs ?? 0));
const filesOf = (store, root, snapshot) => [
    ...(root !== undefined && (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isName */ .Eo)(snapshot.name) ? [snapshotPath(store, root, snapshot.name)] : []),
    keyPath(store, snapshot),
];
/** Whether every layer of the snapshot is in the store. */
const isWhole = (store, snapshot) => snapshot.layers.every((digest) => (0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_5__/* .hasLayer */ .OY)(store.layers, digest));
const write = (store, directory, file, snapshot) => {
    const missing = snapshot.layers.find((digest) => !(0,_layer_layers_js__WEBPACK_IMPORTED_MODULE_5__/* .hasLayer */ .OY)(store.layers, digest));
    if (missing !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RootstockError */ .RK(`saving snapshot "${snapshot.name}"`, `its layer ${missing.slice(0, 12)} is not in the store`);
    }
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_4__/* .makeDirectory */ .Oh)(directory);
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_4__/* .writeFileAtomically */ .lo)(fileOf(directory, file), `${JSON.stringify(snapshot, null, 2)}\n`);
};
/** Synced: its layers are removed next, and a name must not come back without them. */
const remove = (path) => {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(path, { force: true });
    (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_4__/* .syncDirectory */ .zR)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path));
};
/** The snapshot in a file. Throws unless there is one, of a format that this version knows. */
const readSnapshotFile = (path) => (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_7__/* .parseSnapshot */ .E$)((0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readJson */ .Vh)(path));
const readOne = (path) => {
    try {
        const value = (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readJson */ .Vh)(path);
        return value === undefined ? undefined : (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_7__/* .parseSnapshot */ .E$)(value);
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RootstockError */ .RK(`reading the snapshot ${path}`, (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error), 'Use the version that made it, or `rootstock fsck --repair`, which sets it aside');
    }
};
const compareTexts = (a, b) => (a < b ? -1 : Number(a > b));
const readIfWhole = (path) => {
    try {
        return readOne(path);
    }
    catch {
        return undefined;
    }
};
const readAll = (directory, unreadable) => {
    let names;
    try {
        names = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(directory).filter((name) => name.endsWith('.json'));
    }
    catch {
        return [];
    }
    return names
        .map((name) => (unreadable === 'throw' ? readOne : readIfWhole)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name)))
        .filter((snapshot) => snapshot !== undefined)
        .sort((a, b) => compareTexts(a.created, b.created) || compareTexts(a.name, b.name));
};


/***/ }),

/***/ 2541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ openStore),
/* harmony export */   MX: () => (/* binding */ deadStaging),
/* harmony export */   O2: () => (/* binding */ aloneInStore),
/* harmony export */   ii: () => (/* binding */ sweepStaging),
/* harmony export */   xU: () => (/* binding */ whileNothingIsRemoved)
/* harmony export */ });
/* unused harmony export storeAt */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(72);
/* harmony import */ var _host_lock_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(439);
/* harmony import */ var _host_processes_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9415);
/* harmony import */ var _host_remove_tree_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(4129);
/* harmony import */ var _layer_layers_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(7343);








const storeFormat = '1';
const storeAt = (directory) => ({
    directory,
    layers: { directory: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'layers') },
    staging: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'staging'),
    bases: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'bases'),
    keys: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'keys'),
    roots: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'roots'),
    lock: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'lock'),
});
/**
 * Opens the store in a directory, and makes it where there is none. Only root may enter it: images hold whole systems,
 * with their secrets. Throws RootstockError for a store of another format, or one that cannot be written.
 * @param owner whose the directories are that lead to it, where they have to be made: `~/.local` is the user's own
 */
const openStore = (directory, owner) => {
    const store = storeAt(directory);
    requireOwn(directory, owner?.uid);
    const found = readFormat(directory);
    if (found !== undefined && found !== storeFormat) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`opening the store ${directory}`, `its format is ${found}, and this version knows ${storeFormat}`, 'Use the version that made it, or another ROOTSTOCK_HOME');
    }
    try {
        makeParents((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(directory), owner);
        for (const part of [store.layers.directory, store.staging, store.bases, store.keys, store.roots])
            (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .makeDirectory */ .Oh)(part);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(store.lock, '', { flag: 'a', mode: 0o600 });
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`opening the store ${directory}`, String(error), 'Set ROOTSTOCK_HOME to a directory that can be written');
    }
    if (found === undefined)
        (0,_host_atomic_file_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFileAtomically */ .lo)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'format'), `${storeFormat}\n`);
    // A link on the way would lead out of a root's namespace, for who looks into it from outside; and mounts are listed without.
    return storeAt((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(directory));
};
/**
 * Whoever owns the directory could change what is mounted and run as root. And one that holds other things is no store:
 * a mistyped ROOTSTOCK_HOME must not be filled with ours.
 */
const requireOwn = (directory, caller) => {
    const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(directory, { throwIfNoEntry: false });
    if (!status)
        return;
    const advice = 'Set ROOTSTOCK_HOME to another directory';
    const refuse = (why) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RootstockError */ .RK(`opening the store ${directory}`, why, advice);
    };
    if (!status.isDirectory())
        refuse('it is not a directory');
    const self = process.getuid?.() ?? status.uid;
    // Whoever calls by way of sudo is root already.
    if (status.uid !== self && status.uid !== caller)
        refuse(`it belongs to user ${status.uid}, and not to user ${self}`);
    if ((status.mode & 0o022) !== 0)
        refuse('others may write to it');
    const strange = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory).find((name) => !partNames.has(name) && !name.startsWith('format.'));
    if (readFormat(directory) === undefined && strange !== undefined)
        refuse(`it is no store: it holds ${JSON.stringify(strange)}`);
};
/** What a store is made of before it has its format, and the one thing that a new file system holds. */
const partNames = new Set(['layers', 'staging', 'bases', 'keys', 'roots', 'lock', 'lost+found']);
/** Runs `work`, which refers to layers that it has seen in the store, while none is removed and no name is changed. */
const whileNothingIsRemoved = (store, work) => (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .withLock */ .kK)(store.lock, 'shared', async () => work());
/** Runs `work`, which changes names or removes layers, while nobody else does, and nobody comes to refer to one. */
const aloneInStore = (store, work) => (0,_host_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .withLock */ .kK)(store.lock, 'exclusive', async () => work());
const makeParents = (directory, owner) => {
    const first = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(directory, { recursive: true });
    if (first === undefined || !owner)
        return;
    for (let here = directory; here.length >= first.length; here = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(here))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lchownSync)(here, owner.uid, owner.gid);
};
const readFormat = (directory) => {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'format'), 'utf8').trim();
    }
    catch {
        return undefined;
    }
};
/** What processes that are gone were making: nothing there has a name yet. */
const deadStaging = (store) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(store.staging)
    .filter((name) => {
    const [, boot = '', pid = ''] = /-([0-9a-f]{8})-(\d+)-[0-9a-z]+$/.exec(name) ?? [];
    const isAlive = (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_5__/* .bootIdentity */ .$s)().startsWith(boot) && (0,_host_processes_js__WEBPACK_IMPORTED_MODULE_5__/* .processStartTime */ .X0)(Number(pid)) !== undefined;
    return !isAlive || pid === '';
})
    .map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store.staging, name));
const sweepStaging = async (store) => {
    for (const path of deadStaging(store))
        await (0,_host_remove_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .removeTree */ .d)(path);
};


/***/ }),

/***/ 8179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Di: () => (/* binding */ InvalidArgumentError),
/* harmony export */   b7: () => (/* binding */ CommanderError),
/* harmony export */   c$: () => (/* binding */ Option),
/* harmony export */   uB: () => (/* binding */ Command)
/* harmony export */ });
/* unused harmony exports program, createCommand, createArgument, createOption, InvalidOptionArgumentError, Argument, Help */
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8909);


// wrapper to provide named exports for ESM.
const {
  /* program */ "DM": program,
  /* createCommand */ "gu": createCommand,
  /* createArgument */ "er": createArgument,
  /* createOption */ "Ww": createOption,
  /* CommanderError */ "b7": CommanderError,
  /* InvalidArgumentError */ "Di": InvalidArgumentError,
  /* InvalidOptionArgumentError */ "a2": InvalidOptionArgumentError, // deprecated old name
  /* Command */ "uB": Command,
  /* Argument */ "ef": Argument,
  /* Option */ "c$": Option,
  /* Help */ "_V": Help,
} = _index_js__WEBPACK_IMPORTED_MODULE_0__;


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(518);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
