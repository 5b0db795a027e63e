import {
  defaultMaintenanceSettings,
  describeDraw,
  planMaintenance,
  planTarget,
  ratesPerHour,
  type GroupDraw,
  type TakeRates,
  type Target,
  type TargetType,
  type TypePlan,
} from '@exchange/affinity';
import type { Stock } from '@exchange/leases';
import type { EventQueue } from './event-queue.ts';
import type { FarTypes } from './far-types.ts';
import type { GroupMemory, Member } from './group-memory.ts';
import type { Visit } from './live.ts';
import type { NodeSettings } from './node-settings.ts';

/** What a node knows when it plans. */
export interface PlannedGroup {
  readonly partitionId: string;
  readonly stock: Stock;
  readonly memory: GroupMemory;
  readonly takes: TakeRates;
  readonly far: FarTypes;
  readonly visits: ReadonlyMap<number, Visit>;
}

export const maximumStock = 20_000;
const minimumTarget = 2;
/** A description of the group is good for this long. */
const drawMs = 20_000;

/** Brings what a node knows before the pure functions that plan its supply. */
export class GroupPlanner {
  expected: ReadonlyMap<string, number> = new Map();
  target: ReadonlyMap<string, number> = new Map();
  readonly #parts: { readonly queue: EventQueue; readonly settings: NodeSettings };
  readonly #group: PlannedGroup;
  #draw: GroupDraw | null = null;
  #drawnAt = 0;

  constructor(
    parts: { readonly queue: EventQueue; readonly settings: NodeSettings },
    group: PlannedGroup,
  ) {
    this.#parts = parts;
    this.#group = group;
  }

  plan(): readonly TypePlan[] {
    const { stock, far } = this.#group;
    const free = [...stock.tables.shelves].map(([typeId, shelf]) => ({
      ...{ typeId, free: shelf.slots },
    }));
    const supply = far.list().map(({ typeId, partitionId, slots }) => ({
      ...{ typeId, partitionId, availableSlots: slots },
    }));
    return planMaintenance(this.planTarget(), free, supply, {
      ...defaultMaintenanceSettings,
      lowWaterShare: this.#parts.settings.lowWaterShare,
      excessFactor: this.#parts.settings.excessFactor,
      maximumStock,
    }).types;
  }

  planTarget(): Target {
    const { queue, settings } = this.#parts;
    const { memory, takes } = this.#group;
    const target = planTarget({
      period: { startAt: new Date(queue.now), seconds: settings.periodSeconds },
      performers: this.#present(),
      population: memory.population,
      types: this.types(),
      takes: ratesPerHour(takes, queue.now),
      settings: {
        ...{ minimumTarget, maximumStock, largestShare: 1 },
        defaultPacePerHour: memory.usualPace,
        serviceLevel: settings.serviceLevel,
      },
    });
    this.target = new Map(target.map(({ typeId, slots }) => [typeId, slots]));
    this.expected = new Map(target.map(({ typeId, expected }) => [typeId, expected]));
    return target;
  }

  /** Types with something near or far. */
  types(): TargetType[] {
    return this.#group.far.list().flatMap((type): TargetType[] => {
      const near = this.#group.stock.freeOf(type.typeId);
      return near + type.slots > 0 ? [{ ...type, near, slots: near + type.slots }] : [];
    });
  }

  describeDraw(): GroupDraw {
    const { now } = this.#parts.queue;
    if (this.#draw !== null && now - this.#drawnAt < drawMs) return this.#draw;
    this.#drawnAt = now;
    this.#draw = describeDraw({
      partitionId: this.#group.partitionId,
      performers: this.#present(),
      population: this.#group.memory.population,
      types: this.#group.far.list(),
      defaultPacePerHour: this.#group.memory.usualPace,
    });
    return this.#draw;
  }

  #present(): Member[] {
    return [...this.#group.visits.values()].map((visit) => {
      const member = this.#group.memory.memberOf(visit.person);
      member.waiting = visit.waitingSince !== null;
      return member;
    });
  }
}
