export * from './antd-theme';
export * from './colour-maths';
export * from './css';
export * from './icons';
export * from './logo';
export * from './tokens';
