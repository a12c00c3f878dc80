export { type CannedReply, cannedChat } from './canned-chat';
