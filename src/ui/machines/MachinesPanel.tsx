import { useMemo, useState } from 'react';
import { MACHINES } from '../../engine/machines';
import type { Run } from '../../engine/run';
import { chartOf } from '../../projection/machines/chart';
import { type MachineInstance, machineAt, machineInstances } from '../../projection/machines/history';
import { Choice, Empty } from '../panels/parts';
import { useText } from '../text/TextContext';
import { ChartView } from './ChartView';
import { TransitionList } from './TransitionList';
import './machines.css';

export interface MachinesPanelProps {
  run: Run;
  atMs: number;
  onJump(atMs: number): void;
}

/** The statecharts that drove this run, drawn from their own definitions, with the state of the moment lit. */
export default function MachinesPanel({ run, atMs, onJump }: MachinesPanelProps) {
  const { text } = useText();
  const instances = machineInstances(run);
  const { instance, chooseMachine, chooseInstance } = useChosen(instances);
  const chart = useMemo(() => (instance ? chartOf(MACHINES[instance.machine]) : undefined), [instance]);
  if (!instance || !chart) return <Empty>{text('machines.empty')}</Empty>;
  const machines = [...new Set(instances.map(({ machine }) => machine))];
  const siblings = instances.filter(({ machine }) => machine === instance.machine);
  const moment = machineAt(instance, chart.initial, atMs);
  return (
    <div className="machines" data-testid="machines">
      <div className="machines-choices">
        <Choice
          label={text('machines.machine')}
          value={instance.machine}
          options={machines.map((machine) => ({ value: machine, label: text(`machines.name.${machine}`) }))}
          onChange={chooseMachine}
        />
        <Choice
          label={text('machines.instance')}
          value={instance.id}
          options={siblings.map(({ id, names }) => ({ value: id, label: shortName(names, siblings) }))}
          onChange={chooseInstance}
        />
      </div>
      <div className="machines-body">
        <ChartView chart={chart} instance={instance} moment={moment} atMs={atMs} onJump={onJump} />
        <TransitionList instance={instance} initial={chart.initial} current={moment.count - 1} onJump={onJump} />
      </div>
    </div>
  );
}

/** The Pod's name is left out where all of them belong to one Pod, and it is not the Pod itself. */
function shortName(names: readonly string[], siblings: readonly MachineInstance[]): string {
  const onePod = new Set(siblings.map(({ id }) => id.split('/')[0])).size === 1;
  return (onePod && names.length > 1 ? names.slice(1) : names).join(' / ');
}

/** What is looked at stays chosen by name when the scenario is simulated again: ids may be others then. */
function useChosen(instances: readonly MachineInstance[]) {
  const [chosen, choose] = useState<{ machine: string; names: string }>({ machine: 'container', names: '' });
  const ofMachine = instances.filter(({ machine }) => machine === chosen.machine);
  const instance = ofMachine.find(({ names }) => names.join('/') === chosen.names) ?? ofMachine[0] ?? instances[0];
  return {
    instance,
    chooseMachine: (machine: string) => choose({ machine, names: '' }),
    chooseInstance(id: string) {
      const found = instances.find((one) => one.id === id && one.machine === instance?.machine);
      if (found) choose({ machine: found.machine, names: found.names.join('/') });
    },
  };
}
